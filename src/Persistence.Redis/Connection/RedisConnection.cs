using System.Diagnostics;
using Persistence.Engine;
using Persistence.Monitoring;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>Sends requests, repeats those that may be repeated, and turns every failure into a <see cref="SessionException"/>.</summary>
/// <param name="redis">The user's connection.</param>
/// <param name="options">The store's settings.</param>
/// <param name="store">The store's name, for messages.</param>
/// <param name="telemetry">Reports further attempts.</param>
internal sealed class RedisConnection(IConnectionMultiplexer redis, RedisStoreOptions options, string store, StoreTelemetry telemetry)
{
    // How long a blocking call lets others run before it sleeps, while the parts of a long answer come in. By time and not by number: beside many threads that
    // want to run, 200 yields of each of some hundred calls a second took half of two processors.
    private static readonly long s_yielding = Stopwatch.Frequency / 10_000;

    private readonly IDatabase _database = redis.GetDatabase(options.Database);

    private readonly LoadedScripts _loaded = new();

    private readonly RetryPolicy _retryPolicy = new(store, telemetry);

    /// <summary>The store's name in messages.</summary>
    public string DisplayName { get; } = store;

    /// <summary>What the store measures and reports.</summary>
    public StoreTelemetry Telemetry { get; } = telemetry;

    /// <summary>Whether a change can be sent at once.</summary>
    public ConnectionProbe ConnectionProbe { get; } = new(redis.GetDatabase(options.Database), options, store, telemetry);

    /// <summary>Whether the server's scripts are atomic.</summary>
    public ScriptAtomicity Atomicity { get; } = new(redis, options, store);

    /// <summary>How the keys are spread over servers.</summary>
    public ServerLayout Servers { get; } = new(redis);

    /// <summary>Whether the store was disposed. The user's connection stays open, but is not used any more by a call that begins.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Sends one request.</summary>
    public ValueTask<RedisAnswer<RedisResult>> Run(RedisRequest request, IoMode mode) =>
        Run(
            request,
            mode,
            static (request, database, isLoaded) => request.Send(database, isLoaded),
            static (request, database, isLoaded) => request.SendAsync(database, isLoaded));

    /// <summary>Reads all fields of a hash.</summary>
    public ValueTask<RedisAnswer<HashEntry[]>> ReadHash(RedisRequest request, IoMode mode) =>
        Run(
            request,
            mode,
            static (request, database, _) => database.HashGetAll(request.Keys[0], CommandFlags.DemandMaster),
            static (request, database, _) => database.HashGetAllAsync(request.Keys[0], CommandFlags.DemandMaster));

    /// <summary>Sends requests that may all be repeated, without waiting for one before the next.</summary>
    public async ValueTask<RedisResult[]> RunAll(IReadOnlyList<RedisRequest> requests, IoMode mode)
    {
        // A single one blocks in the connection's own way.
        if (requests.Count == 1)
        {
            return [(await Run(requests[0], mode).ConfigureAwait(false)).Result];
        }

        var answers = new CollectedAnswers<RedisResult>(requests.Count);
        await RunAll(requests, answers, mode).ConfigureAwait(false);
        return answers.Results;
    }

    /// <summary>Sends requests that may all be repeated, without waiting for one before the next, and hands on their answers as they come.</summary>
    public async ValueTask RunAll(IReadOnlyList<RedisRequest> requests, IAnswers answers, IoMode mode)
    {
        var retry = new RetryState(options, RetryState.Start(DisplayName, IsClosed));
        while (true)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            var sent = new Task[requests.Count];
            var position = 0;
            TimeSpan delay;
            try
            {
                for (var index = 0; index < sent.Length; index++)
                {
                    sent[index] = requests[index].Start(_database);
                }

                for (answers.Begin(); position < sent.Length; position++)
                {
                    try
                    {
                        await Answered(sent[position], mode).ConfigureAwait(false);
                        answers.Take(position, sent[position]);
                    }
                    catch (Exception exception) when (RedisFailure.SaysNothing(exception, requests[position]) && answers.TakeDamage(position))
                    {
                        // One session must not hide the others.
                    }
                }

                return;
            }
            catch (Exception exception) when (RetryPolicy.Takes(exception, mode))
            {
                delay = _retryPolicy.Pause(exception, requests[position], retry);
            }

            await mode.Pause(delay).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what need not succeed: the removal of index entries that readers would skip anyway.</summary>
    public void Forget(IEnumerable<RedisRequest> requests)
    {
        foreach (var request in requests)
        {
            try
            {
                request.Forget(_database);
            }
            catch (Exception exception) when (RedisFailure.IsProviders(exception))
            {
                // Readers check every entry, and remove it when it is stale.
                return;
            }
            catch (ThreadInterruptedException)
            {
                // What it ends is the wait for the connection; so much for this request.
                DeferredInterrupt.Defer();
            }
        }
    }

    /// <summary>The error for what others kept changing all the time.</summary>
    public SessionStoreUnavailableException Contended(string session, string problem) =>
        new($"Session '{session}' in {DisplayName} could not be written: {problem}. Nothing was written; try again later.", session, DisplayName);

    // The first attempt of a blocking call as a rule succeeds, and needs nothing that awaiting needs.
    private ValueTask<RedisAnswer<T>> Run<T>(
        RedisRequest request,
        IoMode mode,
        Func<RedisRequest, IDatabase, bool, T> send,
        Func<RedisRequest, IDatabase, bool, Task<T>> sendAsync)
    {
        var start = RetryState.Start(DisplayName, IsClosed);
        if (mode.IsAsync || !_loaded.Have(request.Script))
        {
            return Repeat(request, (new RetryState(options, start), mode), send, sendAsync);
        }

        try
        {
            return ValueTask.FromResult(new RedisAnswer<T>(send(request, _database, true), WasRepeated: false));
        }
        catch (Exception exception) when (RetryPolicy.Takes(exception, mode))
        {
            var retry = new RetryState(options, start);
            var delay = PauseAfter(exception, request, retry);
            DeferredInterrupt.Ignore(() => Thread.Sleep(delay));
            return Repeat(request, (retry, mode), send, sendAsync);
        }
    }

    private async ValueTask<RedisAnswer<T>> Repeat<T>(
        RedisRequest request,
        (RetryState RetryState, IoMode Mode) run,
        Func<RedisRequest, IDatabase, bool, T> send,
        Func<RedisRequest, IDatabase, bool, Task<T>> sendAsync)
    {
        var (retry, mode) = run;
        while (true)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            await ConnectionProbe.Wait(request, retry, mode).ConfigureAwait(false);
            var isLoaded = _loaded.Have(request.Script);
            await Atomicity.Check(isLoaded || request.IsRead, mode).ConfigureAwait(false);
            TimeSpan delay;
            try
            {
                // A change that was sent is waited for; a read is cancelled at once.
                var result = !mode.IsAsync ? send(request, _database, isLoaded)
                    : await sendAsync(request, _database, isLoaded).WaitAsync(request.IsRead ? mode.Cancellation : default).ConfigureAwait(false);
                if (!isLoaded)
                {
                    _loaded.Add(request.Script!);
                }

                return new RedisAnswer<T>(result, retry.AnswerWasLost);
            }
            catch (Exception exception) when (RetryPolicy.Takes(exception, mode))
            {
                delay = PauseAfter(exception, request, retry);
            }

            // "Cancelled" is not reported for a change that may have been made.
            mode = retry.AnswerWasLost && !request.IsRead ? mode.Committed : mode;
            await mode.Pause(delay).ConfigureAwait(false);
        }
    }

    // All of several requests are reads, or mean nothing without the commit that follows.
    private async ValueTask Answered(Task sent, IoMode mode)
    {
        if (sent.IsCompletedSuccessfully)
        {
            // Further answers of a row, as a rule.
            return;
        }

        if (mode.IsAsync)
        {
            await sent.WaitAsync(mode.Cancellation).ConfigureAwait(false);
            return;
        }

        // The parts of a long answer come microseconds apart. A thread that sleeps between them is woken on the processor of the thread that reads the
        // connection, and the two alternate in place of running in parallel: a load of 1,000 messages took 1.19 x LRANGE, so it takes 1.14.
        var until = Stopwatch.GetTimestamp() + s_yielding;
        while (!sent.IsCompleted && Stopwatch.GetTimestamp() < until)
        {
            Thread.Yield();
        }

        while (true)
        {
            // Blocking members send commands in a row too, and this is the connection's own way to wait for them. No code of
            // ours runs after these tasks; the connection's reader, which needs a thread of the pool, completes them.
            try
            {
#pragma warning disable SER308
                redis.Wait(sent);
#pragma warning restore SER308
                return;
            }
            catch (ThreadInterruptedException) when (!sent.IsCompleted)
            {
                DeferredInterrupt.Defer();
            }
            catch (TimeoutException late) when (!redis.IsConnected)
            {
                // This wait knows only that nothing was answered; a refused password is reported to a single command.
                RedisFailure.ThrowIfRefused(_database);
                throw new RedisConnectionException(ConnectionFailureType.SocketFailure, CommandFlags.DemandMaster, late.Message, late, CommandStatus.Unknown);
            }
        }
    }

    // A server that does not have a script is sent its text at once.
    private TimeSpan PauseAfter(Exception exception, RedisRequest request, RetryState retry) =>
        _loaded.Lack(request.Script, exception) ? TimeSpan.Zero : _retryPolicy.Pause(exception, request, retry);
}
