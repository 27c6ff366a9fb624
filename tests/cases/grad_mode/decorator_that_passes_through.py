import torch


def smart_inference_mode():
    def decorate(function):
        if torch.is_inference_mode_enabled():
            return function
        return torch.inference_mode()(function)

    return decorate


layer = torch.nn.Linear(2, 2)


@smart_inference_mode()
def predict(x):
    return layer(x).numpy()


def predict_openly(x):
    if torch.is_inference_mode_enabled():
        return layer(x).numpy()
    return layer(x).numpy()  # expect: TNP101 likely


result = predict(torch.ones(1, 2))
with torch.inference_mode():
    result = predict_openly(torch.ones(1, 2))
result = predict_openly(torch.ones(1, 2))
