using Persistence.Redis.Appends;
using Persistence.Redis.Connection;
using Persistence.Redis.Scripts;
using StackExchange.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Asynchrony;

/// <summary>Thousands of appends that wait, each too large to be sent with another, when nothing can be sent any more.</summary>
public sealed class WaitingAppendsTests
{
    private const int Appends = 50_000;

    // As many arguments as one script takes; the appends share them.
    private static readonly RedisValue[] s_values = [.. Enumerable.Repeat((RedisValue)"entry", 2001)];

    [Fact]
    public async Task All_of_them_hear_of_it_when_sending_fails_at_once()
    {
        var answer = new TaskCompletionSource<RedisResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var sent = 0;
        var lanes = new AppendLanes((_, _) => ++sent <= 4 ? new ValueTask<RedisResult>(answer.Task) : ValueTask.FromException<RedisResult>(new ObjectDisposedException("store")), static _ => default);
        var appends = Start(lanes);
        answer.SetException(new ObjectDisposedException("store"));
        foreach (var append in appends)
        {
            await Assert.ThrowsAsync<ObjectDisposedException>(() => append);
        }

        Assert.Equal(Appends, sent);
        sent = 0;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Append(lanes));
    }

    [Fact]
    public async Task All_of_them_are_answered_when_answers_are_there_at_once()
    {
        var answer = new TaskCompletionSource<RedisResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (sent, length) = (0, 0L);
        var lanes = new AppendLanes((_, _) => ++sent <= 4 ? new ValueTask<RedisResult>(answer.Task) : ValueTask.FromResult(Next()), static _ => default);
        var appends = Start(lanes);
        answer.SetResult(RedisResult.Create((RedisValue)0));
        var lengths = (await Task.WhenAll(appends)).Select(static result => result.Last).ToArray();
        // In the order of the calls; the first four had been sent.
        Assert.Equal(lengths[4..].Order(), lengths[4..]);
        Assert.Equal(2000L * (Appends - 4), length);

        RedisResult Next() => RedisResult.Create((RedisValue)(length += 2000));
    }

    private static List<Task<AppendResult>> Start(AppendLanes lanes) => [.. Enumerable.Range(0, Appends).Select(_ => Append(lanes))];

    private static Task<AppendResult> Append(AppendLanes lanes) =>
        lanes.Append(new RedisRequest { Script = AppendScripts.Append, Keys = ["hash", "list"], Values = s_values, Entries = s_values.Length - 1 }, CancellationToken.None).AsTask();
}
