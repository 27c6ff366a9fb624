import torch


class Validator:
    thresholds = None

    def array(self):
        return self.thresholds.cpu().numpy()


class DetectionValidator(Validator):
    def __init__(self):
        self.thresholds = torch.linspace(0.5, 0.95, 10)


result = DetectionValidator().array()
