import torch


def main():
    return torch.ones(2, requires_grad=True).numpy()  # expect: TNP101 certain


try:
    main()
except Exception as error:
    print(error)
    raise
