namespace OpenCvSharp;

/// <summary>Properties of a <see cref="VideoCapture"/>.</summary>
public enum VideoCaptureProperties
{
    PosMsec = 0,
    PosFrames = 1,
    PosAviRatio = 2,
    FrameWidth = 3,
    FrameHeight = 4,
    Fps = 5,
    FourCC = 6,
    FrameCount = 7,
    Format = 8,
    Mode = 9,
    Brightness = 10,
    Contrast = 11,
    Saturation = 12,
    Hue = 13,
    Gain = 14,
    Exposure = 15,
    ConvertRgb = 16,
    BufferSize = 38,
    AutoFocus = 39,
    Backend = 42,
    OrientationMeta = 48,
    OrientationAuto = 49,
}
