# machine: accelerator
import numpy as np
import torch


class Scheduler:
    def set_steps(self, number, device: torch.device | None = None):
        self.steps = torch.from_numpy(np.arange(number)).to(device)


class Pipeline:
    def __init__(self, scheduler: Scheduler):
        self.scheduler = scheduler

    def run(self, number):
        self.scheduler.set_steps(number)
        return self.scheduler.steps.numpy()

    def run_elsewhere(self, number, device: torch.device):
        self.scheduler.set_steps(number, device)
        return self.scheduler.steps.numpy()  # expect: TNP102 likely


pipeline = Pipeline(Scheduler())
near = pipeline.run(3)
far = pipeline.run_elsewhere(3, torch.device("cuda"))
