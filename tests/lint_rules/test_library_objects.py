"""Programs with libraries that need not be installed: what is found in them by the tables alone."""

from __future__ import annotations

import pytest

from lint_rules.analyze import analyze
from lint_rules.source import Source


def findings(program: str) -> list[str]:
    """`line code certainty`, for each finding."""
    found = analyze(Source.from_text(f"import torch\n{program}")).findings
    return [f"{one.span.line - 1} {one.code} {one.certainty.name.lower()}" for one in found]


LOSES_INTEGERS = [
    "from sklearn.preprocessing import LabelEncoder\ntorch.Tensor(LabelEncoder().fit_transform(names))",
    "from sklearn.cluster import KMeans\nlabels = KMeans(3).fit(x).labels_\ntorch.Tensor(labels)",
    "from sklearn.datasets import load_iris\nx, y = load_iris(return_X_y=True)\ntorch.Tensor(y)",
    "from sklearn.datasets import load_digits\ndigits = load_digits()\ntorch.Tensor(digits['target'])",
    "from sklearn import metrics\ntorch.Tensor(metrics.confusion_matrix(a, b))",
    "from scipy.optimize import linear_sum_assignment\nrows, cols = linear_sum_assignment(cost)\ntorch.Tensor(cols)",
    "from scipy import ndimage\nlabels, count = ndimage.label(mask)\ntorch.Tensor(labels)",
    "from scipy import signal\npeaks, _ = signal.find_peaks(x)\ntorch.Tensor(peaks)",
    "from ase.io import read\natoms = read('a.xyz')\ntorch.Tensor(atoms.numbers)",
    "import ase\natoms: ase.Atoms = load()\ntorch.Tensor(atoms.get_atomic_numbers())",
    "from ase.neighborlist import neighbor_list\ni, j = neighbor_list('ij', atoms, 5.0)\ntorch.Tensor(i)",
    "import cv2\nimage = cv2.cvtColor(cv2.imread('a.png'), cv2.COLOR_BGR2RGB)\ntorch.Tensor(image)",
    "import cv2\nok, mask = cv2.threshold(cv2.imread('a.png'), 1, 2, 0)\ntorch.Tensor(mask)",
    "import pandas as pd\nids = pd.read_csv('a.csv')['id'].astype('int64').values\ntorch.Tensor(ids)",
    "import pandas as pd\ntorch.Tensor(pd.read_csv('a.csv')['id'].to_numpy(dtype=int))",
    (
        "import numpy as np\nfrom sklearn.model_selection import train_test_split\n"
        "a, b = train_test_split(np.arange(9))\ntorch.Tensor(b)"
    ),
    "import gymnasium as gym\nspace = gym.spaces.MultiDiscrete([2, 3])\ntorch.Tensor(space.sample())",
]


@pytest.mark.parametrize("program", LOSES_INTEGERS)
def test_an_integer_array_of_a_library_loses_its_dtype(program: str) -> None:
    assert findings(program) == [f"{len(program.splitlines())} TNP301 certain"]


@pytest.mark.parametrize(
    "program",
    [
        "from scipy.sparse import csr_matrix\ntorch.Tensor(csr_matrix(x).toarray())",
        (
            "from sklearn.linear_model import LogisticRegression\n"
            "model = LogisticRegression().fit(x, y)\ntorch.Tensor(model.coef_)"
        ),
        "import pandas as pd\nframe = pd.read_csv('a.csv')\ntorch.Tensor(frame[['a', 'b']].values)",
        "import h5py\nwith h5py.File('a.h5') as file:\n    torch.Tensor(file['x'][:])",
        "import numpy as np\nfrom PIL import Image\ntorch.Tensor(np.array(Image.open('a.png').convert('RGB')))",
        "import nibabel as nib\ntorch.Tensor(nib.load('a.nii').get_fdata(dtype='f4'))",
        "import soundfile as sf\nsamples, rate = sf.read('a.wav', dtype=kind)\ntorch.Tensor(samples)",
    ],
)
def test_an_array_of_unknown_dtype_may_lose_it(program: str) -> None:
    assert [one.split()[1] for one in findings(program)] in (["TNP301"], ["TNP309"], [])
    assert not any("certain" in one for one in findings(program))


@pytest.mark.parametrize(
    "program",
    [
        "import pandas as pd\npd.read_csv('a.csv').numpy()",
        "import gymnasium as gym\nenv = gym.make('a')\nobservation, info = env.reset()\nobservation.numpy()",
        "from scipy.io import loadmat\nloadmat('a.mat')['x'].numpy()",
        "from sklearn.pipeline import make_pipeline\nmake_pipeline(a).fit(x).predict(x).numpy()",
        "import xarray\nxarray.open_dataset('a.nc').x.numpy()",
    ],
)
def test_what_is_no_tensor_stays_quiet(program: str) -> None:
    assert findings(program) == []


LIGHTNING = """\
import {module} as pl


class Model(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(2, 2)

    def {hook}(self, batch, index):
        return self.layer(torch.ones(1, 2)).cpu().numpy()
"""


@pytest.mark.parametrize("module", ["pytorch_lightning", "lightning.pytorch", "lightning"])
@pytest.mark.parametrize("hook", ["validation_step", "test_step", "predict_step", "on_validation_epoch_end"])
def test_lightning_evaluates_without_grad(module: str, hook: str) -> None:
    assert findings(LIGHTNING.format(module=module, hook=hook)) == []


@pytest.mark.parametrize("hook", ["training_step", "on_train_batch_end"])
def test_lightning_trains_with_grad(hook: str) -> None:
    (found,) = findings(LIGHTNING.format(module="lightning.pytorch", hook=hook))
    assert found.startswith("10 TNP101")


FRAMEWORKS = [
    # transformers
    (
        (
            "from transformers import AutoModelForCausalLM, AutoTokenizer\n"
            "model = AutoModelForCausalLM.from_pretrained('a')\n"
            "tokens = AutoTokenizer.from_pretrained('a')(text, return_tensors='pt')\n"
            "model.generate(**tokens).numpy()\n"
            "tokens['input_ids'].numpy()\n"
            "model(**tokens).logits.numpy()"
        ),
        ["6 TNP101 likely"],
    ),
    (
        (
            "from transformers import BertTokenizer\n"
            "tokens = BertTokenizer.from_pretrained('a')(text, return_tensors='pt').to('cuda')\n"
            "tokens.input_ids.numpy()"
        ),
        ["3 TNP102 likely"],
    ),
    (
        "from transformers import Trainer\noutput = Trainer(model).predict(data)\noutput.predictions.numpy()",
        [],
    ),
    # Accelerate
    (
        (
            "from accelerate import Accelerator\n"
            "accelerator = Accelerator()\n"
            "model = accelerator.prepare(torch.nn.Linear(2, 2))\n"
            "with torch.no_grad():\n"
            "    output = model(torch.ones(1, 2))\n"
            "accelerator.gather(output).numpy()\n"
            "accelerator.gather_for_metrics((output, output))[0].cpu().numpy()"
        ),
        ["6 TNP102 likely"],
    ),
    (
        (
            "from accelerate import Accelerator\n"
            "accelerator = Accelerator()\n"
            "layer = torch.nn.Linear(2, 2)\n"
            "accelerator.unwrap_model(layer)(torch.ones(1, 2)).numpy()"
        ),
        ["4 TNP101 certain"],
    ),
    # skorch
    (
        (
            "from skorch import NeuralNetClassifier\n"
            "net = NeuralNetClassifier(Module).fit(x, y)\n"
            "net.forward(x).numpy()\n"
            "net.predict_proba(x).numpy()"
        ),
        [],
    ),
    # torchvision, torchaudio
    (
        (
            "import torchvision\n"
            "from torchvision.transforms import ToTensor\n"
            "ToTensor()(image).numpy()\n"
            "torchvision.io.read_image('a.png').numpy()\n"
            "fake = torch.ones(4, 3, 2, 2, requires_grad=True)\n"
            "torchvision.utils.make_grid(fake.detach()).numpy()\n"
            "torchvision.models.resnet18()(fake).numpy()"
        ),
        ["7 TNP101 likely"],
    ),
    ("import torchaudio\nsamples, rate = torchaudio.load('a.wav')\nsamples.numpy()", []),
    (
        (
            "import torchaudio.compliance.kaldi as ta_kaldi\n"
            "def features(array: np.ndarray, samples):\n"
            "    ta_kaldi.fbank(torch.from_numpy(array).unsqueeze(0), num_mel_bins=80).numpy()\n"
            "    return ta_kaldi.mfcc(samples.cuda()).detach().numpy()"
        ),
        ["4 TNP102 likely"],
    ),
    (
        (
            "from torchcodec.decoders import AudioDecoder, VideoDecoder\n"
            "AudioDecoder(source, sample_rate=16000).get_all_samples().data[0].numpy()\n"
            "frames = VideoDecoder(source, device=device).get_frames_at([0, 1])\n"
            "frames.pts_seconds.numpy()\n"
            "frames.data.numpy()"
        ),
        ["5 TNP103 possible"],
    ),
    # PyTorch Geometric
    (
        (
            "from torch_geometric.datasets import Planetoid\n"
            "data = Planetoid('a', 'Cora')[0]\n"
            "data.x.numpy()\n"
            "data = data.to('cuda')\n"
            "data.edge_index.numpy()"
        ),
        ["5 TNP102 likely"],
    ),
]


@pytest.mark.parametrize(("program", "expected"), FRAMEWORKS)
def test_frameworks(program: str, expected: list[str]) -> None:
    assert findings(program) == expected


def test_one_isinstance_of_a_batch_does_not_hide_the_rest() -> None:
    program = (
        "from torch.utils.data import DataLoader\n"
        "def run(loader: DataLoader):\n"
        "    for batch in loader:\n"
        "        if isinstance(batch, (list, tuple)):\n"
        "            torch.nn.Linear(2, 2)(batch[0]).numpy()\n"
    )
    assert findings(program) == ["5 TNP101 likely"]
