import torch


class Agent:
    device = "cpu"

    def act(self, state):
        state = torch.Tensor(state).to(self.device)  # expect: TNP309 possible
        return state.sum().item()


result = Agent().act((1.0, 2.0))
