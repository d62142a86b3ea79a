using Benchmarks.Delivery;
using Benchmarks.Material;
using Benchmarks.Measuring;
using Benchmarks.Mind;
using Benchmarks.Pictures;
using Benchmarks.Report;
using Benchmarks.Service;
using Benchmarks.Sound;
using EmotionEdge.Core.Fusion;

namespace Benchmarks;

/// <summary>Takes all measurements that are wanted, one after the other.</summary>
internal sealed class Measurements(BenchArguments arguments)
{
    public async Task<IReadOnlyList<Section>> TakeAsync()
    {
        Say("making the clip");
        var clip = RoomClip.Make();
        List<Section> sections = [.. Stages(clip)];
        if (arguments.Wants(Part.Outbox))
        {
            Say("the outbox");
            sections.Add(await new OutboxFigures(arguments.Quick ? 1_000 : 10_000).MeasureAsync().ConfigureAwait(false));
        }

        if (arguments.Wants(Part.Core))
        {
            Say("one core");
            sections.Add(new Section("Speed", [.. OneCore.Measure(Seconds(15, quick: 2))]));
        }

        var service = new ServiceFigures(arguments.Service, clip, Seconds(60, quick: 5));
        if (arguments.Wants(Part.Service))
        {
            Say("the service");
            sections.Add(await service.MeasureAsync().ConfigureAwait(false));
        }

        if (arguments.Wants(Part.Quota))
        {
            Say("the service on a quarter of a core");
            sections.Add(await service.MeasureLimitedAsync().ConfigureAwait(false));
        }

        if (arguments.Wants(Part.Viewers))
        {
            Say("viewers of the live picture");
            sections.Add(await new ViewerFigures(arguments.Service, clip, Seconds(20, quick: 4)).MeasureAsync().ConfigureAwait(false));
        }

        if (arguments.Wants(Part.Pages))
        {
            Say("pages and logins");
            sections.Add(await new PageFigures(arguments.Service, clip, Seconds(20, quick: 4), arguments.Quick ? 1 : 5).MeasureAsync().ConfigureAwait(false));
        }

        return sections;
    }

    private IEnumerable<Section> Stages(RoomClip clip)
    {
        using var models = new BenchModels();
        var alternation = new Alternation(Seconds(1.5, quick: 0.2), Seconds(4, quick: 0.3));
        if (arguments.Wants(Part.Pictures))
        {
            Say("pictures");
            yield return new Section(
                "Pictures", [.. new PictureStages(clip, models, alternation).Measure(), .. new PictureAllocations(clip, models).Measure()]);
        }

        if (arguments.Wants(Part.Sound))
        {
            Say("sound");
            yield return new Section(
                "Sound", [.. new SoundStages(clip, models, alternation).Measure(), new MfccStage(clip, alternation).Measure(), new SoundAllocations(clip, models).Measure()]);
        }

        if (arguments.Wants(Part.Mind))
        {
            Say("fusion and text");
            var methods = Enum.GetValues<FusionMethod>();
            var early = models.Fusion();
            yield return new Section(
                "Fusion and text",
                [
                    .. alternation.Measure([.. methods.Select(method => FusionStage.Create(method, early)), FusionStage.OfACrowd()]).Select(FusionStage.Figure),
                    Figures.Bytes("Allocated for a fusion, by any method", methods.Max(method => FusionStage.Allocated(method, early))),
                    .. new TextStages(models, alternation).Measure(),
                    .. new LexiconStages(models, alternation).Measure(),
                ]);
        }
    }

    private TimeSpan Seconds(double thorough, double quick) => TimeSpan.FromSeconds(arguments.Quick ? quick : thorough);

    private static void Say(string what) => Console.Error.WriteLine($"measuring: {what}");
}
