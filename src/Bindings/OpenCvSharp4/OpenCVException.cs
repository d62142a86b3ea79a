namespace OpenCvSharp;

/// <summary>An error that OpenCV reported; the message names the native function.</summary>
public class OpenCVException : Exception
{
    /// <summary>Creates the exception for a native error.</summary>
    public OpenCVException(ErrorCode status, string funcName, string errMsg, string fileName, int line)
        : base(errMsg)
    {
        Status = status;
        FuncName = funcName;
        ErrMsg = errMsg;
        FileName = fileName;
        Line = line;
    }

    /// <summary>The numeric code for the error.</summary>
    public ErrorCode Status { get; set; }

    /// <summary>The native function that failed.</summary>
    public string FuncName { get; set; }

    /// <summary>What it reported.</summary>
    public string ErrMsg { get; set; }

    /// <summary>The OpenCV source file that raised the error.</summary>
    public string FileName { get; set; }

    /// <summary>The line in that file.</summary>
    public int Line { get; set; }

    /// <inheritdoc/>
    public override string Message => FuncName.Length == 0 ? base.Message : $"{FuncName}: {ErrMsg}";
}
