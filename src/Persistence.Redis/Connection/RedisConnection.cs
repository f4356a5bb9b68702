using StackExchange.Redis;

namespace Persistence.Redis.Connection;

/// <summary>Sends requests, repeats those that may be repeated, and turns every failure into a <see cref="SessionException"/>.</summary>
/// <param name="redis">The user's connection.</param>
/// <param name="options">The store's settings.</param>
/// <param name="store">The store's name, for messages.</param>
internal sealed class RedisConnection(IConnectionMultiplexer redis, RedisStoreOptions options, string store)
{
    private readonly IDatabase _database = redis.GetDatabase(options.Database);

    /// <summary>Sends one request.</summary>
    public async ValueTask<RedisAnswer> Run(RedisRequest request, RunMode mode)
    {
        var attempts = new Attempts(options);
        while (true)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            try
            {
                var result = mode.IsAsync
                    ? await Answered(request.SendAsync(_database), request, mode).ConfigureAwait(false)
                    : request.Send(_database);
                return new RedisAnswer(result, attempts.AnswerWasLost);
            }
            catch (Exception exception) when (RedisFailure.IsProviders(exception))
            {
                Judge(exception, request, attempts);
            }

            // Nobody is told "cancelled" about a change that may have been made.
            mode = attempts.AnswerWasLost && !request.IsRead ? mode.Committed : mode;
            await mode.Pause(attempts.NextDelay()).ConfigureAwait(false);
        }
    }

    /// <summary>Sends requests that may all be repeated, without waiting for one before the next.</summary>
    public async ValueTask<RedisResult[]> RunAll(IReadOnlyList<RedisRequest> requests, RunMode mode)
    {
        if (requests.Count == 0)
        {
            return [];
        }

        // A single one blocks in the connection's own way.
        return requests.Count == 1
            ? [(await Run(requests[0], mode).ConfigureAwait(false)).Result]
            : Array.ConvertAll(await StartAll(requests, mode).ConfigureAwait(false), static answer => ((Task<RedisResult>)answer).GetAwaiter().GetResult());
    }

    /// <summary>Sends requests that may all be repeated, without waiting for one before the next. The tasks have succeeded.</summary>
    public async ValueTask<Task[]> StartAll(IReadOnlyList<RedisRequest> requests, RunMode mode)
    {
        var attempts = new Attempts(options);
        while (true)
        {
            mode.Cancellation.ThrowIfCancellationRequested();
            var answers = new Task[requests.Count];
            try
            {
                await SendAll(requests, answers, mode).ConfigureAwait(false);
                return answers;
            }
            catch (Exception exception) when (RedisFailure.IsProviders(exception))
            {
                var failed = Math.Max(0, Array.FindIndex(answers, static answer => answer is { IsFaulted: true }));
                Judge(answers[failed]?.Exception?.InnerException ?? exception, requests[failed], attempts);
            }

            await mode.Pause(attempts.NextDelay()).ConfigureAwait(false);
        }
    }

    /// <summary>Sends what need not succeed: the removal of index entries that readers would skip anyway.</summary>
    public void Forget(IEnumerable<RedisRequest> requests)
    {
        foreach (var request in requests)
        {
            try
            {
                _ = request.SendAsync(_database, CommandFlags.FireAndForget);
            }
            catch (Exception exception) when (RedisFailure.IsProviders(exception))
            {
                // Readers check every entry, and remove it when it stays behind.
                return;
            }
        }
    }

    /// <summary>Makes sure that as many replicas as the settings ask for have what was just committed.</summary>
    public async ValueTask<bool> Replicate(string session, RedisKey key, int sockets, RunMode mode)
    {
        var confirmed = 0;
        try
        {
            var server = redis.GetServer(key);
            object[] arguments = [options.WaitForReplicas, (long)options.WaitTimeout.TotalMilliseconds];
            var result = mode.IsAsync
                ? await server.ExecuteAsync("WAIT", arguments).ConfigureAwait(false)
                : server.Execute("WAIT", arguments);
            // WAIT speaks of what was sent on its own connection; a new one has sent nothing.
            confirmed = Sockets(key) == sockets ? (int)result : 0;
        }
        catch (Exception exception) when (RedisFailure.IsProviders(exception))
        {
            throw RedisErrors.NotReplicated(session, store, options.WaitForReplicas, 0, exception);
        }

        return confirmed >= options.WaitForReplicas
            ? true
            : throw RedisErrors.NotReplicated(session, store, options.WaitForReplicas, confirmed);
    }

    /// <summary>The error for what others kept changing all the time.</summary>
    public SessionStoreUnavailableException Contended(string session, string problem) =>
        new($"Session '{session}' in {store} could not be written: {problem}. Nothing was written; try again later.", session, store);

    /// <summary>How often the server of a key was connected to; asked before a commit that replicas shall have.</summary>
    public int Sockets(RedisKey key)
    {
        try
        {
            return options.WaitForReplicas == 0 ? 0 : (int)redis.GetServer(key).GetCounters().Interactive.SocketCount;
        }
        catch (Exception exception) when (RedisFailure.IsProviders(exception))
        {
            return -1;
        }
    }

    // What was sent and changes something is waited for; a read is given up at once.
    private static Task<RedisResult> Answered(Task<RedisResult> sent, RedisRequest request, RunMode mode) =>
        request.IsRead && mode.Cancellation.CanBeCanceled ? sent.WaitAsync(mode.Cancellation) : sent;

    private async ValueTask SendAll(IReadOnlyList<RedisRequest> requests, Task[] answers, RunMode mode)
    {
        for (var index = 0; index < answers.Length; index++)
        {
            answers[index] = requests[index].Start(_database);
        }

        if (mode.IsAsync)
        {
            // All of them are reads, or mean nothing without the commit that follows.
            await Task.WhenAll(answers).WaitAsync(mode.Cancellation).ConfigureAwait(false);
            return;
        }

        // Blocking members send commands in a row too, and this is the connection's own way to wait for them: no code of
        // ours runs behind these tasks, so nothing but the connection's reader is needed to complete them.
        try
        {
#pragma warning disable SER308
            redis.WaitAll(answers);
#pragma warning restore SER308
        }
        catch (TimeoutException) when (!redis.IsConnected)
        {
            // This wait knows only that nothing was answered; a refused password is told to a single command.
            RedisFailure.ThrowIfRefused(_database);
            throw;
        }
    }

    // Throws unless the request may be sent again.
    private void Judge(Exception exception, RedisRequest request, Attempts attempts)
    {
        var kind = RedisFailure.KindOf(exception);
        attempts.AnswerWasLost |= kind == FailureKind.Unknown;
        var mayRepeat = kind == FailureKind.Refused || (kind == FailureKind.Unknown && request.IsRepeatable);
        if (!mayRepeat || !attempts.HasTime || exception is ObjectDisposedException)
        {
            var outcome = attempts.AnswerWasLost && kind != FailureKind.Damaged ? FailureKind.Unknown : kind;
            throw RedisErrors.Failed(request.SessionKey, store, exception, request.IsRead && outcome == FailureKind.Unknown ? FailureKind.Refused : outcome);
        }
    }
}
