using EmotionEdge.Core.Box;
using EmotionEdge.Core.Doctor;
using EmotionEdge.Core.Storage;

namespace EmotionEdge.Dashboard.Tests.Fixture;

/// <summary>What a box says of itself.</summary>
internal sealed class TestFacts : IBoxFacts, IModelCatalogue, IDoctor
{
    public const string Card = """
        # expression-48

        Seven *expressions*, see [the paper](https://example.org/paper) and [limits](#limits).

        | | accuracy |
        | --- | ---: |
        | young | 82.2 % |

        ## Limits

        <script>alert(1)</script> [click](javascript:alert(2)) ![picture](http://elsewhere/x.png) <https://example.org>
        """;

    /// <summary>What it says when its disk is asked for; <see langword="null"/>: how large it is.</summary>
    public StorageException? Trouble { get; set; }

    public int Examinations { get; private set; }

    public IReadOnlyDictionary<string, string> Versions { get; } = new Dictionary<string, string> { ["EmotionEdge"] = "1.2.3" };

    public IReadOnlyDictionary<string, string?> Configuration { get; } = new Dictionary<string, string?> { ["mqtt.host"] = "hub", ["mqtt.password"] = "***" };

    public IReadOnlyList<string> LogLines { get; } = ["2026-01-01T00:00:00Z Warning EmotionEdge.Devices.Camera: lost"];

    public IReadOnlyList<ModelDescription> Models { get; } =
        [new ModelDescription("expression-48", "face", "2.0.0", "int8", "MIT", ["FER+"], [KeyValuePair.Create("accuracy", 0.8219)], true)];

    public StorageFacts ReadStorage() =>
        Trouble is { } trouble ? throw trouble : new StorageFacts("/var/lib/box", 5L << 30, 20L << 30, 3 << 20, 7 << 20, 100 << 20, TimeSpan.FromDays(90));

    public Task<string?> ReadCardAsync(string id, CancellationToken cancellationToken) => Task.FromResult(id == "expression-48" ? Card : null);

    public Task<IReadOnlyList<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        Examinations++;
        return Task.FromResult<IReadOnlyList<Finding>>([Finding.Fine("clock", "it is synchronized"), new Finding("camera", FindingState.Problem, "/dev/video0 does not exist", "Plug it in.")]);
    }
}
