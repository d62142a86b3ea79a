using System.Text;
using EmotionEdge.Mqtt.Commands;
using EmotionEdge.Mqtt.HomeAssistant;
using EmotionEdge.Mqtt.Sending;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace EmotionEdge.Mqtt;

/// <summary>
/// Connects for ever: also when the broker is not there at first, refuses, or goes away. Of several brokers the first that
/// answers is taken, and left when one before it is back. While connected it says "online", listens for commands and
/// empties the outbox; when it is stopped it says "offline".
/// </summary>
internal sealed partial class MqttConnection(
    MqttOptions options, MqttTopics topics, Outbox outbox, CommandIntake commands, HomeAssistantBirth birth, TimeProvider time, ILogger logger)
{
    /// <summary>So many kinds of trouble are told of one time without broker.</summary>
    private const int MostTroubles = 20;

    // Two devices with one id push each other out again and again; only what lasts counts as a success.
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(2);

    /// <summary>A message that fails may know of the loss before the event that tells why.</summary>
    private static readonly TimeSpan ReasonTime = TimeSpan.FromSeconds(1);

    private readonly MqttClientFactory _factory = new();
    private readonly BackOff _backOff = new(options.MinimumBackOff, options.MaximumBackOff, Random.Shared.NextDouble);
    private readonly HashSet<string> _refusedTopics = [];
    private readonly ILogger _logger = logger;

    private readonly HashSet<(BrokerAddress Broker, string Trouble)> _told = [];
    private readonly TwinWatch _twin = new(options.DeviceId, time);

    private volatile Destination _destination = new(options);
    private volatile CancellationTokenSource? _round;
    private volatile bool _connected;
    private volatile int _connections;

    public bool IsConnected => _connected;

    public int Connections => _connections;

    /// <summary>For people: what is wrong at the broker; <see langword="null"/> when all is well.</summary>
    public string? Problem => _twin.Problem;

    /// <summary>Returns only when stopped, within a few seconds.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            using var round = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            _round = round;
            var twin = await GoRoundAsync(_destination, round.Token).ConfigureAwait(false);
            // Whoever comes back at once puts the other out, who does the same.
            var delay = twin ? options.MaximumBackOff : _backOff.Next();
            try
            {
                await Task.Delay(delay, time, round.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Stopped, or sent to another broker, which is not to wait.
                _backOff.Reset();
            }
        }
    }

    /// <summary>Leaves the brokers of now, as at the end of the service, and goes to others.</summary>
    public void MoveTo(MqttOptions others)
    {
        _destination = new Destination(others);
        var round = _round;
        if (round is not null)
            _ = CancelAsync(round);
    }

    /// <summary>Tries one broker after the other until one has served, or none is left.</summary>
    /// <returns>Whether another device with our id is to be blamed for the end.</returns>
    private async Task<bool> GoRoundAsync(Destination destination, CancellationToken stopping)
    {
        foreach (var broker in destination.Brokers)
        {
            var end = await ServeAsync(destination, broker, stopping).ConfigureAwait(false);
            if (stopping.IsCancellationRequested)
                return false;
            if (end.Lasted is not { } lasted)
            {
                Report(broker, end.Trouble);
                continue;
            }

            if (lasted >= StableAfter)
                _backOff.Reset();
            if (end.Returning)
                return false;

            var before = _twin.Problem;
            var twin = _twin.Ended(lasted, end.TakenOver);
            if (!twin)
                Report(broker, end.Trouble);
            else if (before is null)
                LogTwin(_twin.Problem!);
            return twin;
        }

        return false;
    }

    private async Task<ConnectionEnd> ServeAsync(Destination destination, BrokerAddress broker, CancellationToken stopping)
    {
        using var client = _factory.CreateMqttClient();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);

        // What is on its way when the service stops may still arrive; nothing may hold the stop up for long.
        using var abandoning = new CancellationTokenSource();
        await using var stop = stopping.Register(() => abandoning.CancelAfter(FarewellTime)).ConfigureAwait(false);

        var lost = "the connection was lost";
        var takenOver = false;
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var returning = false;
        client.ApplicationMessageReceivedAsync += Receive;
        client.DisconnectedAsync += async args =>
        {
            takenOver = args.Reason == MqttClientDisconnectReason.SessionTakenOver;
            lost = args.Exception is { } exception ? Describe(exception) : $"the broker ended the connection ({args.Reason})";
            told.TrySetResult();
            await CancelAsync(ending).ConfigureAwait(false);
            await CancelAsync(abandoning).ConfigureAwait(false);
        };

        long connectedAt = 0;
        try
        {
            if (await ConnectAsync(client, destination, broker, ending.Token).ConfigureAwait(false) is { } refusal)
                return new ConnectionEnd(refusal);

            connectedAt = time.GetTimestamp();
            await SubscribeAsync(client, abandoning.Token).ConfigureAwait(false);
            await AnnounceAsync(client, Availability.Online, abandoning.Token).ConfigureAwait(false);
            Begin(broker);
            if (broker != destination.Brokers[0])
                _ = ReturnAsync(destination, () => returning = true, ending);
            await SendAsync(client, ending.Token, abandoning.Token).ConfigureAwait(false);
            if ((stopping.IsCancellationRequested || returning) && client.IsConnected)
                await SayFarewellAsync(client, abandoning.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopped, or lost: DisconnectedAsync has said why.
        }
        catch (Exception exception) when (exception is MqttCommunicationException or MqttCertificateException)
        {
            if (connectedAt == 0)
                lost = Describe(exception);
            else if (!stopping.IsCancellationRequested)
                await Task.WhenAny(told.Task, Task.Delay(ReasonTime, time, CancellationToken.None)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // A fault of ours, or no libmosquitto; the service goes on, and tries again as after any other trouble.
            if (!_told.Contains((broker, exception.Message)))
                LogFault(exception);
            lost = exception.Message;
        }
        finally
        {
            _connected = false;
            outbox.Disconnected();
        }

        return new ConnectionEnd(lost)
        {
            Lasted = connectedAt == 0 ? null : time.GetElapsedTime(connectedAt),
            TakenOver = takenOver,
            Returning = returning,
        };
    }

    /// <summary>Looks now and then whether the first broker is back; then ends the connection to this one.</summary>
    private async Task ReturnAsync(Destination destination, Action returning, CancellationTokenSource ending)
    {
        try
        {
            do
                await Task.Delay(options.ReturnAfter, time, ending.Token).ConfigureAwait(false);
            while (!await AnswersAsync(destination, ending.Token).ConfigureAwait(false));

            LogReturning(destination.Brokers[0]);
            returning();
            await CancelAsync(ending).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The connection to this one is gone anyway.
        }
    }

    private async Task<bool> AnswersAsync(Destination destination, CancellationToken cancellationToken)
    {
        var broker = destination.Brokers[0];
        using var client = _factory.CreateMqttClient();
        try
        {
            if (await ConnectAsync(client, destination, broker, cancellationToken, "-probe").ConfigureAwait(false) is not null)
                return false;
            await client.DisconnectAsync(new MqttClientDisconnectOptions(), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is MqttCommunicationException or MqttCertificateException)
        {
            var trouble = Describe(exception);
            LogStillAway(broker, trouble);
            return false;
        }
    }

    private static string Describe(Exception exception)
    {
        var inner = exception.InnerException?.Message;
        return inner == null || exception.Message.Contains(inner, StringComparison.Ordinal)
            ? exception.Message
            : $"{exception.Message} {inner}";
    }

    private static async Task CancelAsync(CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync().ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The connection was given up before the event came round.
        }
    }

    /// <returns>Why the broker refuses us, or <see langword="null"/>.</returns>
    private async Task<string?> ConnectAsync(
        IMqttClient client, Destination destination, BrokerAddress broker, CancellationToken cancellationToken, string role = "")
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var result = await client.ConnectAsync(MqttClientSettings.Create(destination.Options, topics, broker, role), either.Token).ConfigureAwait(false);
            return result.ResultCode switch
            {
                MqttClientConnectResultCode.Success => null,
                MqttClientConnectResultCode.NotAuthorized or MqttClientConnectResultCode.BadUserNameOrPassword =>
                    $"the broker does not let user '{destination.Options.User}' in ({result.ResultCode}); check mqtt.user and the password",
                _ => $"the broker refuses the connection ({result.ResultCode})"
            };
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return $"no answer within {options.ConnectTimeout.TotalSeconds:0.#} s";
        }
    }

    private async Task SubscribeAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        var filters = new MqttClientSubscribeOptionsBuilder();
        foreach (var topic in commands.Topics.Concat(birth.Topics))
            filters.WithTopicFilter(new MqttTopicFilter { Topic = topic, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce });

        var result = await client.SubscribeAsync(filters.Build(), cancellationToken).ConfigureAwait(false);
        foreach (var item in result.Items.Where(item => item.ResultCode >= MqttClientSubscribeResultCode.UnspecifiedError))
            LogSubscriptionRefused(item.TopicFilter.Topic, item.ResultCode);
    }

    private void Begin(BrokerAddress broker)
    {
        _connections++;
        _told.Clear();
        _connected = true;
        outbox.Connected();
        LogConnected(broker);
    }

    /// <summary>Returns when the service is stopped or the connection lost.</summary>
    private async Task SendAsync(IMqttClient client, CancellationToken ending, CancellationToken abandoning)
    {
        while (!ending.IsCancellationRequested)
        {
            if (await SendNextAsync(client, abandoning).ConfigureAwait(false) is not { } wait)
                continue;

            try
            {
                await outbox.WaitAsync(wait, ending).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <returns><see langword="null"/> after something was sent; otherwise how long until one is due.</returns>
    private async Task<TimeSpan?> SendNextAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        var messages = outbox.Next(out var wait);
        if (messages.Count == 0)
            return wait;

        var answers = messages.Select(message => client.PublishAsync(message.ToApplicationMessage(), cancellationToken)).ToArray();
        for (var i = 0; i < messages.Count; i++)
        {
            try
            {
                Take(messages[i], await answers[i].ConfigureAwait(false));
            }
            catch
            {
                outbox.Unanswered(messages[i]);
                throw;
            }
        }

        return null;
    }

    private void Take(OutgoingMessage message, MqttClientPublishResult answer)
    {
        if (!answer.IsSuccess && _refusedTopics.Add(message.Topic))
            LogPublishRefused(message.Topic, answer.ReasonCode);

        // A payload that the broker finds wrong would stand in the way of all others for ever.
        if (answer.IsSuccess || answer.ReasonCode == MqttClientPublishReasonCode.PayloadFormatInvalid)
            outbox.Acknowledged(message, answer.IsSuccess);
        else
            outbox.Refused(message);
    }

    private async Task AnnounceAsync(IMqttClient client, string availability, CancellationToken cancellationToken)
    {
        var message = new OutgoingMessage(topics.Availability, Encoding.UTF8.GetBytes(availability), Acknowledged: true, Retained: true);
        await client.PublishAsync(message.ToApplicationMessage(), cancellationToken).ConfigureAwait(false);
    }

    private async Task SayFarewellAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        try
        {
            while (await SendNextAsync(client, cancellationToken).ConfigureAwait(false) is null)
            {
                // Until nothing is due any more.
            }

            await AnnounceAsync(client, Availability.Offline, cancellationToken).ConfigureAwait(false);
            await client.DisconnectAsync(new MqttClientDisconnectOptions(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is MqttCommunicationException or OperationCanceledException)
        {
            // The last will says the same once the broker notices.
            LogNoFarewell(Describe(exception));
        }
    }

    private Task Receive(MqttApplicationMessageReceivedEventArgs args)
    {
        var message = args.ApplicationMessage;
        birth.Accept(message.Topic, message.Payload, message.Retain);
        commands.Accept(message.Topic, message.Payload, message.Retain);
        return Task.CompletedTask;
    }

    /// <summary>Where to connect, and as whom; a copy, so that no part of it changes by itself.</summary>
    private sealed class Destination(MqttOptions options)
    {
        public MqttOptions Options { get; } = options.Copy();

        public IReadOnlyList<BrokerAddress> Brokers { get; } = BrokerAddress.AllOf(options);
    }

    // Once for each kind of trouble, not for each attempt: a bad certificate shows now here, now there.
    private void Report(BrokerAddress broker, string trouble)
    {
        if (_told.Count < MostTroubles && _told.Add((broker, trouble)))
            LogAway(broker, trouble);
        else
            LogStillAway(broker, trouble);
    }
}
