using System.Text;
using EmotionEdge.Mqtt.Commands;
using EmotionEdge.Mqtt.Sending;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace EmotionEdge.Mqtt;

/// <summary>
/// Connects for ever: also when the broker is not there at first, refuses, or goes away. While connected it says
/// "online", listens for commands and empties the outbox; when it is stopped it says "offline".
/// </summary>
internal sealed partial class MqttConnection(
    MqttOptions options, MqttTopics topics, Outbox outbox, CommandIntake commands, TimeProvider time, ILogger logger)
{
    // Two devices with one id push each other out again and again; only what lasts counts as a success.
    private static readonly TimeSpan StableAfter = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(2);

    private readonly MqttClientFactory _factory = new();
    private readonly BackOff _backOff = new(options.MinimumBackOff, options.MaximumBackOff, Random.Shared.NextDouble);
    private readonly HashSet<string> _refusedTopics = [];
    private readonly ILogger _logger = logger;

    private string? _lastTrouble;
    private volatile bool _connected;
    private volatile int _connections;

    public bool IsConnected => _connected;

    public int Connections => _connections;

    /// <summary>Returns only when stopped, within a few seconds.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var trouble = await ServeAsync(stopping).ConfigureAwait(false);
            if (stopping.IsCancellationRequested)
                return;

            var delay = _backOff.Next();
            Report(trouble, delay);
            try
            {
                await Task.Delay(delay, time, stopping).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <returns>Why there is no connection any more.</returns>
    private async Task<string> ServeAsync(CancellationToken stopping)
    {
        using var client = _factory.CreateMqttClient();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);

        // What is on its way when the service stops may still arrive; nothing may hold the stop up for long.
        using var abandoning = new CancellationTokenSource();
        await using var stop = stopping.Register(() => abandoning.CancelAfter(FarewellTime)).ConfigureAwait(false);

        var lost = "the connection was lost";
        client.ApplicationMessageReceivedAsync += Receive;
        client.DisconnectedAsync += async args =>
        {
            lost = args.Exception is { } exception ? Describe(exception) : $"the broker ended the connection ({args.Reason})";
            await CancelAsync(ending).ConfigureAwait(false);
            await CancelAsync(abandoning).ConfigureAwait(false);
        };

        long connectedAt = 0;
        try
        {
            if (await ConnectAsync(client, ending.Token).ConfigureAwait(false) is { } refusal)
                return refusal;

            connectedAt = time.GetTimestamp();
            await SubscribeAsync(client, abandoning.Token).ConfigureAwait(false);
            await AnnounceAsync(client, Availability.Online, abandoning.Token).ConfigureAwait(false);
            Begin();
            await SendAsync(client, ending.Token, abandoning.Token).ConfigureAwait(false);
            if (stopping.IsCancellationRequested && client.IsConnected)
                await SayFarewellAsync(client, abandoning.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Stopped, or lost: DisconnectedAsync has said why.
        }
        catch (Exception exception) when (exception is MqttCommunicationException or MqttCertificateException)
        {
            if (!ending.IsCancellationRequested)
                lost = Describe(exception);
        }
        catch (Exception exception)
        {
            // A fault of ours, or no libmosquitto; the service goes on, and tries again as after any other trouble.
            if (exception.Message != _lastTrouble)
                LogFault(exception);
            lost = exception.Message;
        }
        finally
        {
            _connected = false;
            outbox.Disconnected();
        }

        if (connectedAt != 0 && time.GetElapsedTime(connectedAt) >= StableAfter)
            _backOff.Reset();
        return lost;
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
    private async Task<string?> ConnectAsync(IMqttClient client, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var result = await client.ConnectAsync(MqttClientSettings.Create(options, topics), either.Token).ConfigureAwait(false);
            return result.ResultCode switch
            {
                MqttClientConnectResultCode.Success => null,
                MqttClientConnectResultCode.NotAuthorized or MqttClientConnectResultCode.BadUserNameOrPassword =>
                    $"the broker does not let user '{options.User}' in ({result.ResultCode}); check mqtt.user and the password",
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
        foreach (var topic in commands.Topics)
            filters.WithTopicFilter(new MqttTopicFilter { Topic = topic, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce });

        var result = await client.SubscribeAsync(filters.Build(), cancellationToken).ConfigureAwait(false);
        foreach (var item in result.Items.Where(item => item.ResultCode >= MqttClientSubscribeResultCode.UnspecifiedError))
            LogSubscriptionRefused(item.TopicFilter.Topic, item.ResultCode);
    }

    private void Begin()
    {
        _connections++;
        _lastTrouble = null;
        _connected = true;
        outbox.Connected();
        LogConnected(options.Host, options.Port);
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
        commands.Accept(message.Topic, message.Payload, message.Retain);
        return Task.CompletedTask;
    }

    // Once for each kind of trouble, not for each attempt.
    private void Report(string trouble, TimeSpan delay)
    {
        if (trouble == _lastTrouble)
            LogStillAway(options.Host, options.Port, trouble, delay);
        else
            LogAway(options.Host, options.Port, trouble, delay);
        _lastTrouble = trouble;
    }
}
