using Persistence.Redis.Tests.Sessions;
using Persistence.Testing.Redis;
using Xunit;

namespace Persistence.Redis.Tests.Layout;

/// <summary>Whatever the settings are: they work, or are refused in one line.</summary>
public sealed class OptionsTests(RedisServerFixture fixture) : IClassFixture<RedisServerFixture>
{
    private static readonly TimeSpan[] s_times =
        [TimeSpan.MinValue, TimeSpan.FromTicks(-1), TimeSpan.Zero, TimeSpan.FromTicks(1), TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1), TimeSpan.FromHours(1) + TimeSpan.FromTicks(1), TimeSpan.MaxValue];

    private static readonly int[] s_numbers = [int.MinValue, -2, -1, 0, 1, 15, 16, int.MaxValue];

    private static readonly string?[] s_prefixes =
        [null, "", " ", "\0", "\uD800", "a\uDC00b", "{", "}{", "{}", "%", ":", "*", "\r\n", "é", "\U0001F600", new string('p', 5000)];

    [Fact]
    public void Any_settings_work_or_are_refused()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        for (var round = 0; round < 2000; round++)
        {
            var options = new RedisStoreOptions
            {
                KeyPrefix = OneOf(random, 2, s_prefixes, RedisServerFixture.NewPrefix())!,
                Database = OneOf(random, 3, s_numbers, -1),
                WaitForReplicas = OneOf(random, 3, s_numbers, 0),
                WaitTimeout = OneOf(random, 3, s_times, TimeSpan.FromMilliseconds(1)),
                RetryTimeout = OneOf(random, 3, s_times, TimeSpan.Zero),
                RetryDelay = OneOf(random, 3, s_times, TimeSpan.FromMilliseconds(1)),
                TimeProvider = OneOf(random, 10, [null!], TimeProvider.System),
            };
            var failure = Record.Exception(() => Use(options));
            Assert.True(failure is null or ArgumentException or SessionException, $"seed {seed}, round {round}: {failure}");
            Assert.DoesNotContain('\n', failure?.Message ?? "");
        }
    }

    [Fact]
    public void A_prefix_that_is_no_text_is_refused()
    {
        foreach (var prefix in new[] { "\uD800", "a\uDC00b" })
        {
            Assert.Contains("KeyPrefix", Assert.Throws<ArgumentException>(() => new ChatRedisStore(fixture.Connection, new RedisStoreOptions { KeyPrefix = prefix })).Message, StringComparison.Ordinal);
        }
    }

    private void Use(RedisStoreOptions options)
    {
        using var store = new ChatRedisStore(fixture.Connection, options);
        if (options.WaitForReplicas <= 1 && options.RetryTimeout <= TimeSpan.FromMilliseconds(1))
        {
            store.AppendNotes("nobody", "note");
        }
    }

    // One of the values, once in so many times.
    private static T OneOf<T>(Random random, int times, T[] values, T otherwise) => random.Next(times) == 0 ? values[random.Next(values.Length)] : otherwise;
}
