"""What the corpora's labels mean here: seven classes, and valence and arousal beside them.

Affect targets are not measured on these recordings, they are the label's. Valence and arousal of the seven classes
are where the circumplex literature puts the words: Russell (1980), "A circumplex model of affect", and the ratings
of emotion terms of Russell and Mehrabian (1977), "Evidence for a three-factor theory of emotions", rounded; arousal
is moved from -1..1 to 0..1. Where a corpus states the intensity, arousal moves with it.
"""

from __future__ import annotations

LABELS = ["Neutral", "Happiness", "Surprise", "Sadness", "Anger", "Disgust", "Fear"]

_CLASS = {"neutral": 0, "calm": 0, "happy": 1, "surprised": 2, "sad": 3, "angry": 4, "disgust": 5, "fearful": 6}

#           valence -1..1, arousal 0..1
_AFFECT = {
    "neutral": (0.0, 0.35), "calm": (0.25, 0.20), "happy": (0.80, 0.72), "surprised": (0.25, 0.85),
    "sad": (-0.65, 0.30), "angry": (-0.55, 0.85), "disgust": (-0.60, 0.60), "fearful": (-0.65, 0.80),
    "contentment": (0.60, 0.35), "distress": (-0.60, 0.75), "pain": (-0.70, 0.75),
    "positive": (0.60, None), "negative": (-0.60, None),
    "low_intensity": (None, 0.20), "high_intensity": (None, 0.85),
}

# How often a corpus is drawn, relative to RAVDESS. TESS is two speakers who say one carrier phrase, SAVEE's
# sentences partly go with the emotion, TurEV is single words, EmoGator wordless bursts. In ASED every emotion has sentences of
# its own, so that no score on it says anything, but it has more speakers than all the others together.
SAMPLING = {"ravdess": 1.0, "nemo": 1.0, "casia": 0.8, "ased": 0.8, "tess": 0.6, "savee": 0.5, "turev": 0.5, "serbian": 0.3,
            "emogator": 0.3, "deeply_kread": 0.15, "baved": 0.15}

# Corpora whose dev speakers are trained on, too: CASIA and TurEV have so few that holding out two costs more than it tells, and
# a score on ASED says nothing. How the model does on CASIA is told by the run without it.
TRAINED_WHOLE = {"casia", "turev", "ased"}

# How much the error of arousal counts, below and above the middle of its range: calm clips are the fewer. Without it the
# model takes whatever is new to it for excited.
AROUSAL_WEIGHTS = (1.75, 0.7)


def target(source: str, label: str, extra: str) -> tuple[int | None, float | None, float | None]:
    """Class index, valence and arousal of a clip; None where the corpus does not say."""
    emotion = _CLASS.get(label)
    valence, arousal = _AFFECT[label]
    if source == "baved":  # intensity only: words said coolly, plainly, with strong feeling
        return None, None, {"low_intensity": 0.20, "neutral": 0.45, "high_intensity": 0.85}[label]
    if source == "deeply_kread":  # the reader's tone: negative, neutral, positive
        return None, {"negative": -0.60, "neutral": 0.0, "positive": 0.60}[label], None
    if source == "turev" and label == "calm":  # not the neutral speech of the other corpora
        return None, None, 0.20
    if source == "ravdess" and "intensity=02" in extra:
        arousal = min(1.0, arousal + 0.10) if arousal > 0.4 else arousal
    elif source == "ravdess" and label not in ("neutral", "calm"):
        arousal -= 0.08
    return emotion, valence, arousal
