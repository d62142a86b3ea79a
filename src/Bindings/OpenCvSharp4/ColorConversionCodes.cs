namespace OpenCvSharp;

/// <summary>Conversions of <see cref="Cv2.CvtColor"/>.</summary>
public enum ColorConversionCodes
{
    BGR2BGRA = 0,
    RGB2RGBA = BGR2BGRA,
    BGRA2BGR = 1,
    RGBA2RGB = BGRA2BGR,
    BGR2RGB = 4,
    RGB2BGR = BGR2RGB,
    BGR2GRAY = 6,
    GRAY2BGR = 8,
    GRAY2RGB = GRAY2BGR,
}
