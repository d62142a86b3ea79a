namespace EmotionEdge.Uploads;

/// <summary>A file that a program is writing, whose bytes count against the quota as they come. For one thread.</summary>
internal sealed class GrowingFile : IDisposable
{
    private readonly UploadFolder _folder;
    private readonly string _id;
    private long _counted;

    /// <summary>Makes the file, empty.</summary>
    public GrowingFile(UploadFolder folder, string id)
    {
        (_folder, _id) = (folder, id);
        folder.Create(id).Dispose();
    }

    public string Path => _folder.PathOf(_id);

    /// <summary>Counts what has come since the last call.</summary>
    /// <exception cref="Core.Analyses.SubmissionException">It is more than the quota leaves.</exception>
    public void Count()
    {
        var more = new FileInfo(Path).Length - _counted;
        if (more > 0)
            _folder.Take(more);
        else
            _folder.Return(-more);
        _counted += more;
    }

    /// <summary>What came last is given back where it was not counted: who removes the file later gives back all of it.</summary>
    public void Dispose()
    {
        var more = new FileInfo(Path) is { Exists: true } file ? file.Length - _counted : -_counted;
        _folder.Return(-more);
    }
}
