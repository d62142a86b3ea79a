using System.Diagnostics;
using System.Text.Json;
using Bindings.Tests.Mosquitto;
using EmotionEdge.Core.Commands;
using MQTTnet;
using Xunit;

namespace EmotionEdge.Mqtt.Tests;

public sealed class MqttBridgeTests : BridgeTest
{
    private const string VictimPort = "EMOTIONEDGE_TEST_VICTIM_PORT";

    [Fact]
    public async Task Says_online_and_sends_what_it_is_given_with_growing_numbers()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var received = await WatchAsync(broker.Port);
        var bridge = await RunConnectedAsync(OptionsFor(broker.Port));
        var topics = new List<string>();
        var numbers = new List<long>();

        bridge.Publish(Examples.Status);
        bridge.Publish(Examples.Summary);
        bridge.Publish(Examples.Face);
        bridge.Publish(Examples.Alert);
        bridge.PublishSwitch("privacy", false);
        for (var count = 0; count < 6; count++)
        {
            var message = await received.NextAsync();
            topics.Add(message.Topic["emotionedge/box/".Length..]);
            if (message.ConvertPayloadToString()!.StartsWith('{'))
                numbers.Add(JsonDocument.Parse(message.ConvertPayloadToString()!).RootElement.GetProperty("seq").GetInt64());
        }

        Assert.Equal("availability", topics[0]);
        Assert.Equal(["alert", "availability", "face", "privacy/state", "status", "summary"], topics.Order());
        Assert.Equal(numbers.Order(), numbers);
        Assert.Empty(Logger.Warnings);
    }

    [Fact]
    public async Task Finds_a_broker_that_comes_later_and_loses_no_alert_until_then()
    {
        using var broker = MosquittoBroker.Create();
        var bridge = await RunAsync(OptionsFor(broker.Port));
        await Eventually.BeAsync(() => Logger.Warnings.Any(), "a warning");
        for (var number = 0; number < 20; number++)
            bridge.Publish(Examples.NumberedAlert(number));

        // The alerts would be gone before a watcher could subscribe, so that the broker gets its watcher first.
        await broker.StartAsync();
        var received = await WatchAsync(broker.Port, "emotionedge/box/alert");
        await Eventually.BeAsync(() => bridge.IsConnected, "connected");
        bridge.Publish(Examples.NumberedAlert(20));

        var last = await NextOnAsync(received, "emotionedge/box/alert");
        while (!last.ConvertPayloadToString()!.Contains("alert-20", StringComparison.Ordinal))
            last = await NextOnAsync(received, "emotionedge/box/alert");
        await Eventually.BeAsync(() => bridge.Counters.WaitingAlerts == 0, "no alert waits");
        Assert.Equal(0, bridge.Counters.DroppedAlerts);
        Assert.Equal(1, Logger.Warnings.Count(warning => warning.Contains("Connection refused", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Comes_back_after_the_broker_was_killed_and_says_everything_retained_again()
    {
        using var broker = await MosquittoBroker.StartNewAsync("autosave_interval 1");
        var bridge = await RunConnectedAsync(OptionsFor(broker.Port));
        bridge.PublishSwitch("camera", true);
        bridge.Publish(Examples.Status);
        bridge.Publish(Examples.Summary);

        broker.Kill();
        await Eventually.BeAsync(() => !bridge.IsConnected, "the loss is noticed");
        await broker.StartAsync();
        await Eventually.BeAsync(() => bridge.Counters.Connections == 2, "connected again");

        var received = await WatchAsync(broker.Port);
        var topics = new HashSet<string>();
        while (topics.Count < 4)
            topics.Add((await received.NextAsync()).Topic["emotionedge/box/".Length..]);
        Assert.Equal(["availability", "camera/state", "status", "summary"], topics.Order());
        var client = await ClientAsync(broker.Port);
        await SendAsync(client, "camera/set", "OFF"u8.ToArray());
        Assert.Equal(new SetCamera(false), await bridge.Commands.ReadAsync(Cancellation));
    }

    [Fact]
    public async Task No_alert_is_lost_or_out_of_order_while_the_broker_restarts()
    {
        const int count = 300;
        using var broker = await MosquittoBroker.StartNewAsync("autosave_interval 1\nautosave_on_changes true");
        var watcher = await ClientAsync(broker.Port, session: true);
        var received = new Received(watcher);
        await SubscribeAsync(watcher, "emotionedge/box/alert");
        var bridge = await RunConnectedAsync(OptionsFor(broker.Port));

        for (var number = 0; number < count; number++)
        {
            bridge.Publish(Examples.NumberedAlert(number));
            if (number == 100)
                broker.Stop();
            if (number == 200)
                await broker.StartAsync();
            await Task.Yield();
        }

        await Eventually.BeAsync(() => !watcher.IsConnected, "the watcher notices the loss");
        await watcher.ConnectAsync(watcher.Options!, Cancellation);
        var first = new List<int>();
        var historical = 0;
        while (first.Count < count)
        {
            var json = JsonDocument.Parse((await received.NextAsync()).ConvertPayloadToString()!).RootElement;
            var number = int.Parse(json.GetProperty("id").GetString()!["alert-".Length..], System.Globalization.CultureInfo.InvariantCulture);
            if (!first.Contains(number))
                first.Add(number);
            historical += json.TryGetProperty("historical", out _) ? 1 : 0;
        }

        Assert.Equal(Enumerable.Range(0, count), first);
        Assert.InRange(historical, 1, count + 1);
        Assert.Equal(0, bridge.Counters.DroppedAlerts);
    }

    [Fact]
    public async Task A_broker_that_refuses_is_asked_again_and_the_password_stays_secret()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        using var broker = await MosquittoBroker.StartNewAsync(MosquittoBroker.Password(folder, "box", "right"));
        var options = OptionsFor(broker.Port);
        (options.User, options.Password) = ("box", "wr0ng-secret");
        using var bridge = await RunAsync(options);

        await Eventually.BeAsync(() => Logger.Entries.Count >= 3, "three attempts");

        Assert.False(bridge.IsConnected);
        Assert.Contains("does not let user 'box' in (NotAuthorized)", Assert.Single(Logger.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(Logger.Entries, entry => entry.Message.Contains("wr0ng", StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_stop_says_offline_after_the_last_alert()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var bridge = await RunConnectedAsync(OptionsFor(broker.Port));
        var received = await WatchAsync(broker.Port);
        Assert.Equal("online", (await received.NextAsync()).ConvertPayloadToString());

        bridge.Publish(Examples.Alert);
        await bridge.StopAsync(Cancellation);

        Assert.Equal("emotionedge/box/alert", (await received.NextAsync()).Topic);
        Assert.Equal("offline", (await received.NextAsync()).ConvertPayloadToString());
        var later = await WatchAsync(broker.Port);
        var retained = await later.NextAsync();
        Assert.True(retained.Retain);
        Assert.Equal("offline", retained.ConvertPayloadToString());
    }

    [Fact]
    public async Task A_killed_process_is_offline_by_its_last_will()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var received = await WatchAsync(broker.Port, "emotionedge/victim/availability");
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(MqttBridgeTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(MqttBridgeTests).FullName}.{nameof(Victim)}"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[VictimPort] = broker.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var victim = Process.Start(start)!;
        victim.OutputDataReceived += (_, _) => { };
        victim.BeginOutputReadLine();
        Assert.Equal("online", (await received.NextAsync()).ConvertPayloadToString());

        victim.Kill();

        Assert.Equal("offline", (await received.NextAsync()).ConvertPayloadToString());
    }

    [Fact(Explicit = true)]
    public async Task Victim()
    {
        var port = Environment.GetEnvironmentVariable(VictimPort);
        Assert.SkipWhen(port == null, "Runs in a process of its own that the test above kills.");
        var options = OptionsFor(int.Parse(port!, System.Globalization.CultureInfo.InvariantCulture));
        options.DeviceId = "victim";
        await RunConnectedAsync(options);
        await Task.Delay(TimeSpan.FromMinutes(1), Cancellation);
    }

    [Theory]
    [InlineData("5.0")]
    [InlineData("3.1.1")]
    public async Task Hostile_commands_are_refused_and_the_next_good_one_is_obeyed(string version)
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var options = OptionsFor(broker.Port);
        options.ProtocolVersion = version;
        var bridge = await RunConnectedAsync(options);
        var client = await ClientAsync(broker.Port);

        await SendAsync(client, "privacy/set", "{not json"u8.ToArray());
        await SendAsync(client, "text/set", new byte[17 * 1024]);
        await SendAsync(client, "text/set", new byte[4 * 1024 * 1024]);
        await SendAsync(client, "text/set", [0xFF, 0xFE, 0x00]);
        await SendAsync(client, "camera/set", "ON"u8.ToArray(), retain: true);
        await SendAsync(client, "camera/set", []);
        await SendAsync(client, "text/set", """{"text":"I am glad"}"""u8.ToArray());
        await SendAsync(client, "alert/ack/set", "k7q2-000017"u8.ToArray());

        // The retained one was sent live to us, who had subscribed before, and so it counts.
        Assert.Equal(new SetCamera(true), await bridge.Commands.ReadAsync(Cancellation));
        Assert.Equal(new SubmitText("I am glad"), await bridge.Commands.ReadAsync(Cancellation));
        Assert.Equal(new AcknowledgeAlert("k7q2-000017"), await bridge.Commands.ReadAsync(Cancellation));
        Assert.True(bridge.IsConnected);
        Assert.Equal(version == "5.0" ? 4 : 5, bridge.Counters.RefusedCommands);
        Assert.Single(Logger.Warnings);
    }

    [Fact]
    public async Task A_retained_command_of_yesterday_is_not_obeyed_at_the_next_connection()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var client = await ClientAsync(broker.Port);
        await SendAsync(client, "privacy/set", "OFF"u8.ToArray(), retain: true);

        var bridge = await RunConnectedAsync(OptionsFor(broker.Port));
        await Eventually.BeAsync(() => bridge.Counters.RefusedCommands == 1, "refused");

        Assert.False(bridge.Commands.TryRead(out _));
    }

    [Fact]
    public async Task A_flood_of_fifty_thousand_messages_takes_no_memory_and_does_not_stop_the_summaries()
    {
        using var broker = await MosquittoBroker.StartNewAsync();
        var bridge = await RunConnectedAsync(OptionsFor(broker.Port));
        var received = await WatchAsync(broker.Port, "emotionedge/box/summary");
        var client = await ClientAsync(broker.Port);
        var spam = new byte[2_000];
        Array.Fill(spam, (byte)'x');
        var memory = GC.GetTotalMemory(forceFullCollection: true);

        for (var round = 0; round < 50; round++)
            await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => SendAsync(client, "text/set", spam, acknowledged: false)));
        bridge.Publish(Examples.Summary);
        await received.NextAsync();
        await SendAsync(client, "privacy/set", "ON"u8.ToArray());

        Command? last = null;
        while (last is not SetPrivacy)
            last = await bridge.Commands.ReadAsync(Cancellation);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - memory, long.MinValue, 10 << 20);
        Assert.InRange(Logger.Warnings.Count(), 1, 10);
    }

    [Fact]
    public async Task Talks_over_tls_with_user_password_and_its_own_certificate()
    {
        using var certificates = new TestCertificates();
        var folder = Directory.CreateTempSubdirectory().FullName;
        using var broker = await MosquittoBroker.StartNewAsync(
            certificates.BrokerSettings() + "require_certificate true\n" + MosquittoBroker.Password(folder, "box", "right"));
        var options = OptionsFor(broker.Port);
        options.Tls = true;
        (options.TlsAuthorityFile, options.TlsCertificateFile, options.TlsKeyFile) =
            (certificates.AuthorityFile, certificates.ClientCertificateFile, certificates.ClientKeyFile);
        (options.User, options.Password) = ("box", "right");

        var bridge = await RunConnectedAsync(options);
        bridge.Publish(Examples.Alert);

        await Eventually.BeAsync(() => bridge.Counters.WaitingAlerts == 0, "the alert is acknowledged");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_broker_with_a_certificate_of_somebody_else_is_not_told_anything()
    {
        using var certificates = new TestCertificates();
        using var foreign = new TestCertificates();
        using var broker = await MosquittoBroker.StartNewAsync(certificates.BrokerSettings());
        var options = OptionsFor(broker.Port);
        (options.Tls, options.TlsAuthorityFile, options.User, options.Password) = (true, foreign.AuthorityFile, "box", "s3cret");

        var bridge = await RunAsync(options);
        await Eventually.BeAsync(() => Logger.Entries.Count >= 6, "six attempts");

        // The client says now where it failed, now why; each of the two is told once.
        Assert.False(bridge.IsConnected);
        Assert.Contains(Logger.Warnings, warning => warning.Contains("certificate", StringComparison.OrdinalIgnoreCase));
        Assert.InRange(Logger.Warnings.Count(), 1, 2);
    }

    [Fact]
    public async Task A_missing_authority_file_is_named_and_the_service_goes_on()
    {
        using var certificates = new TestCertificates();
        using var broker = await MosquittoBroker.StartNewAsync(certificates.BrokerSettings());
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = OptionsFor(broker.Port);
        (options.Tls, options.TlsAuthorityFile) = (true, file);
        var bridge = await RunAsync(options);
        await Eventually.BeAsync(() => Logger.Warnings.Any(), "a warning");
        Assert.Contains($"{file} (mqtt: tlsAuthorityFile) cannot be used", Assert.Single(Logger.Warnings), StringComparison.Ordinal);

        File.Copy(certificates.AuthorityFile, file);

        await Eventually.BeAsync(() => bridge.IsConnected, "connected once the file is there");
        File.Delete(file);
    }

    [Fact]
    public async Task Topics_that_the_broker_forbids_are_named_once()
    {
        var rules = Path.GetTempFileName();
        await File.WriteAllTextAsync(rules, "topic readwrite emotionedge/box/availability\n", Cancellation);
        using var broker = await MosquittoBroker.StartNewAsync($"acl_file {rules}");
        var bridge = await RunConnectedAsync(OptionsFor(broker.Port));

        bridge.Publish(Examples.NumberedAlert(1));
        bridge.Publish(Examples.NumberedAlert(2));
        await Eventually.BeAsync(() => Logger.Warnings.Any(warning => warning.Contains("/alert (NotAuthorized)", StringComparison.Ordinal)), "refused");

        Assert.Equal(2, bridge.Counters.WaitingAlerts);
        Assert.Equal(1, Logger.Warnings.Count(warning => warning.Contains("publish on emotionedge/box/alert (NotAuthorized)", StringComparison.Ordinal)));
        File.Delete(rules);
    }

    [Fact]
    public async Task Switched_off_it_does_nothing()
    {
        var bridge = await RunAsync(new MqttOptions { Enabled = false, Port = MosquittoBroker.FreePort() });

        bridge.Publish(Examples.Alert);
        bridge.Publish(Examples.Summary);
        bridge.PublishSwitch("camera", true);

        Assert.Equal(default, bridge.Counters);
        Assert.Empty(Logger.Entries);
    }
}
