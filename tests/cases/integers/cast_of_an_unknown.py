# select: TNP109
import torch


def masks(prediction, target, watermark, labels):
    yield prediction[0].byte().cpu().numpy()
    yield target.long().cpu().numpy()
    yield watermark.to(torch.uint8).cpu().numpy()
    yield labels.type(torch.int64).cpu().numpy()
    yield prediction.argmax(-1).cpu().numpy()


x = torch.ones(2, 2, requires_grad=True)
result = list(masks(x, x, x, x))
