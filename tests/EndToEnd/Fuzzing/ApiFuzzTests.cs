using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using EmotionEdge.Core.Accounts;
using EmotionEdge.EndToEnd.Appliance;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EmotionEdge.EndToEnd.Fuzzing;

/// <summary>Requests that are made from the API's own description, thousands of them, right and wrong.</summary>
public sealed partial class ApiFuzzTests : ApplianceTest
{
    private const int Senders = 4;
    private const int Requests = 10_000;

    private static readonly Config Each = Config.QuickThrowOnFailure.WithMaxTest(Requests / Senders).WithEndSize(30);

    private readonly ConcurrentDictionary<int, int> _answers = new();
    private readonly ConcurrentQueue<string> _known = new();
    private Household _household = null!;

    [Fact(Timeout = 8 * Bound)]
    public async Task Ten_thousand_requests_bring_no_server_error_and_leave_no_file()
    {
        _household = Own(await Household.StartAsync(Role.Administrator));
        var service = Run([.. NoSensors, .. _household.Arguments]);
        using var first = await _household.BrowseAsync();
        using var document = JsonDocument.Parse(await first.GetStringAsync("/openapi/v1.json", Cancellation));
        var api = new ApiDescription(document.RootElement);
        var filesBefore = Files();

        try
        {
            await Task.WhenAll(Enumerable.Range(0, Senders).Select(number => Task.Run(() => SendAllAsync(api, number), Cancellation)));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{exception.Message}\nThe service said last:\n{string.Join('\n', service.Process.Output.TakeLast(40))}", exception);
        }

        using (var last = await _household.LogInAsync(Role.Administrator))
            await RemoveOthersAsync(last);
        Assert.Equal(Requests, _answers.Values.Sum());
        // Not all were turned away at the door.
        var reached = _answers.Where(answer => answer.Key is >= 200 and < 300).Sum(answer => answer.Value);
        Assert.True(reached > Requests / 20, string.Join(", ", _answers));
        Assert.True(_answers.GetValueOrDefault(401) < Requests / 10, string.Join(", ", _answers));
        Assert.DoesNotContain(service.Process.Output, line => Fault().IsMatch(line));
        await Eventually.BeAsync(() => !Files().Except(filesBefore).Any(), () => $"no file left, but there are {string.Join(' ', Files().Except(filesBefore))}");
    }

    /// <summary>With the accounts goes what they uploaded.</summary>
    private static async Task RemoveOthersAsync(HttpClient administrator)
    {
        using var me = JsonDocument.Parse(await administrator.GetStringAsync("/api/v1/session", Cancellation));
        using var accounts = JsonDocument.Parse(await administrator.GetStringAsync("/api/v1/accounts", Cancellation));
        foreach (var account in accounts.RootElement.EnumerateArray().Where(account => account.GetProperty("name").GetString() != me.RootElement.GetProperty("user").GetString()))
        {
            using var removed = await administrator.DeleteAsync($"/api/v1/accounts/{account.GetProperty("id")}", Cancellation);
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        }
    }

    private async Task SendAllAsync(ApiDescription api, int number)
    {
        using var sender = new Sender(_household, await _household.LogInAsync(Role.Administrator));
        Check.One(Each, Prop.ForAll(new FuzzRequests(api).Any, request => IsFine(sender, request, number)));
    }

    /// <summary>No fault of the server, and each error tells what it is.</summary>
    private bool IsFine(Sender sender, FuzzRequest request, int number)
    {
        _known.TryPeek(out var known);
        using var answer = sender.Send(() => request.ToMessage(known));
        var status = (int)answer.StatusCode;
        _answers.AddOrUpdate(status, 1, (_, count) => count + 1);
        if (status == 401 && !(request.Method == "POST" && request.Address.EndsWith("/session", StringComparison.Ordinal)))
            sender.LogInAgain();
        if (status is >= 200 and < 300 && answer.Content.Headers.ContentType?.MediaType == "application/json")
            Remember(answer);
        Assert.True(status is < 500 or 503 or 507, $"{status} of sender {number} for\n{request}");
        Assert.True(
            status < 400 || answer.Content.Headers.ContentLength is null or 0 || answer.Content.Headers.ContentType?.MediaType == "application/problem+json",
            $"{status} with {answer.Content.Headers.ContentType} for\n{request}");
        return true;
    }

    /// <summary>Ids of what was made, so that later requests find something.</summary>
    private void Remember(HttpResponseMessage answer)
    {
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        foreach (var id in Ids().Matches(reader.ReadToEnd()).Select(match => match.Groups[1].Value).Take(3))
            _known.Enqueue(id);
        while (_known.Count > 20)
            _known.TryDequeue(out _);
    }

    /// <summary>Beside the database, and the state of the switches, which requests may turn.</summary>
    private string[] Files() =>
    [
        .. Directory.EnumerateFiles(_household.Folder, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains(".db", StringComparison.Ordinal) && Path.GetFileName(file) != "switches.json"),
    ];

    [GeneratedRegex("\"id\":\"?([\\w-]{1,64})")]
    private static partial Regex Ids();

    [GeneratedRegex("^(fail|crit): .*(AspNetCore|Dashboard|Uploads)")]
    private static partial Regex Fault();

    /// <summary>One who sends, and logs in again where what was sent has ended the login.</summary>
    private sealed class Sender(Household household, HttpClient first) : IDisposable
    {
        private HttpClient _client = first;

        /// <summary>Once more where the server had closed the connection after the request before, as it does after one too large.</summary>
        public HttpResponseMessage Send(Func<HttpRequestMessage> request)
        {
            try
            {
                return SendOnce(request());
            }
            catch (HttpRequestException exception) when (WasClosed(exception))
            {
                return SendOnce(request());
            }
        }

        public void LogInAgain()
        {
            _client.Dispose();
            _client = Task.Run(() => household.LogInAsync(Role.Administrator), Cancellation).GetAwaiter().GetResult();
        }

        public void Dispose() => _client.Dispose();

        /// <summary>Seen when reading the answer, or already when writing the request. A server that is gone refuses the second try, too.</summary>
        private static bool WasClosed(HttpRequestException exception) => exception.InnerException
            is HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded }
            or IOException { InnerException: SocketException { SocketErrorCode: SocketError.Shutdown or SocketError.ConnectionReset } };

        private HttpResponseMessage SendOnce(HttpRequestMessage request)
        {
            using (request)
                return _client.Send(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        }
    }
}
