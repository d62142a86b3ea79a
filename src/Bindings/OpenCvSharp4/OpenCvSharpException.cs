namespace OpenCvSharp;

/// <summary>An error found before OpenCV was called.</summary>
public class OpenCvSharpException : Exception
{
    /// <summary>Creates the exception.</summary>
    public OpenCvSharpException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public OpenCvSharpException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message and a cause.</summary>
    public OpenCvSharpException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
