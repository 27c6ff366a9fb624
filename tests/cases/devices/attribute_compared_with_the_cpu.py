import torch


class Runner:
    def __init__(self, device):
        self.device = device

    def run(self, function, x: torch.Tensor):
        if self.device == "cpu":
            return function(x.detach().to(self.device)).detach().numpy()
        return function(x.detach().to(self.device)).detach().cpu().numpy()


result = Runner("cuda" if torch.cuda.is_available() else "cpu").run(torch.exp, torch.ones(2))
