using System.Text;
using System.Text.Json;
using EmotionEdge.Core;
using EmotionEdge.Core.Alerts;
using EmotionEdge.Core.Fusion;
using EmotionEdge.Mqtt.Payloads;
using Xunit;

namespace EmotionEdge.Mqtt.Tests.Payloads;

/// <summary>What is sent of several people, from their readings to the bytes.</summary>
public sealed class PeopleTests
{
    private static readonly int[] Tracks = [918_273, 645_546, 372_819, 101_010];
    private static readonly Emotion[] Felt = [Emotion.Anger, Emotion.Anger, Emotion.Happiness, Emotion.Fear];

    [Theory]
    [InlineData(0, 3, false)]
    [InlineData(1, 3, false)]
    [InlineData(2, 3, false)]
    [InlineData(3, 3, true)]
    [InlineData(4, 3, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 1, true)]
    public void Shares_are_sent_only_of_enough_people(int people, int minimum, bool sent)
    {
        var summary = Summary(RoomOf(Tracks.Take(people)).Fuse(Examples.Time));

        var json = JsonDocument.Parse(PayloadWriter.Write(summary, 1, minimum)).RootElement;

        Assert.Equal(people, json.GetProperty("faces").GetInt32());
        Assert.Equal(sent ? JsonValueKind.Object : JsonValueKind.Null, json.GetProperty("shares").ValueKind);
        if (sent)
            Assert.Equal(1, json.GetProperty("shares").EnumerateObject().Sum(share => share.Value.GetDouble()), 3);
    }

    [Fact]
    public void Three_are_asked_for_unless_the_configuration_says_otherwise() => Assert.Equal(3, new MqttOptions().MinimumPeople);

    [Fact]
    public void Somebody_who_shows_nothing_clear_is_counted_as_unknown()
    {
        var room = RoomOf(Tracks.Take(2));
        room.Add(new Reading(Modality.Face, EmotionScores.Uniform, 1, 7, Examples.Time, Examples.Time));
        room.Add(new Reading(Modality.Face, EmotionScores.Uniform, 1, 8, Examples.Time, Examples.Time));

        var shares = JsonDocument.Parse(PayloadWriter.Write(Summary(room.Fuse(Examples.Time)), 1, 3)).RootElement.GetProperty("shares");

        Assert.Equal(0.5, shares.GetProperty("Unknown").GetDouble());
    }

    [Fact]
    public void No_payload_tells_who_is_who()
    {
        var one = Payloads(RoomOf(Tracks));
        var other = Payloads(RoomOf(Tracks.Select(track => track / 7), reversed: true));

        Assert.Equal(one, other);
        foreach (var payload in one)
            Assert.DoesNotContain(Tracks, track => payload.Contains($"{track}", StringComparison.Ordinal));
    }

    /// <summary>Everything that is sent of a room; also what an alert says.</summary>
    private static string[] Payloads(FusionEngine room)
    {
        var state = room.Fuse(Examples.Time);
        ModalityState[] senses = [.. Enum.GetValues<Modality>().Select(modality => room.StateOf(modality, Examples.Time))];
        var rules = new AlertOptions { RaiseAfter = TimeSpan.Zero };
        rules.Rules.Add(new AlertRuleOptions { Name = "any", ArousalAbove = 0.2f });
        var raised = new AlertPolicy(rules, TimeProvider.System).Evaluate(state, senses).ToArray().Single() with { Id = "one" };
        return
        [
            Encoding.UTF8.GetString(PayloadWriter.Write(Summary(state), 1, minimumPeople: 3)),
            .. senses.Select(sense => Encoding.UTF8.GetString(PayloadWriter.Write(sense, 2))),
            Encoding.UTF8.GetString(PayloadWriter.Write(raised, 3)),
        ];
    }

    /// <summary>Each track feels what <see cref="Felt"/> has in its place, counted from the end where reversed.</summary>
    private static FusionEngine RoomOf(IEnumerable<int> tracks, bool reversed = false)
    {
        var engine = new FusionEngine(new FusionOptions());
        foreach (var (track, index) in tracks.Select((track, index) => (track, index)))
        {
            var scores = EmotionScores.Uniform.MixedWith(EmotionScores.Certain(reversed ? Felt[^(index + 1)] : Felt[index]), 0.8f);
            engine.Add(new Reading(Modality.Face, scores, 1, track, Examples.Time, Examples.Time));
        }

        return engine;
    }

    private static Summary Summary(in FusedState state) =>
        new(state.Time, state.Scores, state.Dominant, state.Confidence, state.Affect, state.Faces, state.Contributions, [])
        {
            People = state.People,
        };
}
