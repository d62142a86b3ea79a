namespace EmotionEdge.Core.Doctor;

/// <summary>Looks over the box: configuration, models, devices, broker, clock, disk, database.</summary>
public interface IDoctor
{
    /// <summary>Looks at everything now; that takes seconds, and changes nothing.</summary>
    /// <returns>In a fixed order; each part has at least one finding.</returns>
    Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken);
}
