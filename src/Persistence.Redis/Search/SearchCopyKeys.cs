using System.Globalization;
using Persistence.Engine;
using Persistence.Redis.Connection;
using Persistence.Search;
using StackExchange.Redis;

namespace Persistence.Redis.Search;

/// <summary>
/// The keys that hold copies of the search indexes: a hash for each, with a field for each part, which is written under another name and renamed. They may be lost at any time, and are not trusted, and
/// whatever goes wrong with them is of no matter.
/// </summary>
/// <param name="context">Connection and names.</param>
/// <param name="leastTexts">So many texts at least are read before a copy is written.</param>
internal sealed class SearchCopyKeys(RedisContext context, int leastTexts) : ISearchCopies
{
    // So many parts are on their way at once.
    private const int PartsAtOnce = 8;

    // Of a class that is not searched any more nothing stays for ever, and of a writer that died nothing for long.
    private const long SecondsKept = 30 * 24 * 3600;
    private const long SecondsOfWriting = 3600;

    /// <inheritdoc/>
    public int LeastTexts => leastTexts;

    /// <summary>The state of a session.</summary>
    /// <param name="stamp">By what it is known.</param>
    public static string? StateOf(SessionStamp stamp) => stamp.Life is null ? null : string.Create(CultureInfo.InvariantCulture, $"{stamp.Length}:{stamp.Life}");

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ArraySegment<byte>>?> Read(string name, IoMode mode)
    {
        var key = KeyOf(name);
        try
        {
            var count = (int)(await context.Connection.Run(Request("HLEN", key), mode).ConfigureAwait(false)).Result;
            var parts = new List<ArraySegment<byte>>(count);
            foreach (var chunk in Enumerable.Range(0, count).Chunk(PartsAtOnce))
            {
                var answers = await SeparateAnswers.Of(context.Connection, Array.ConvertAll(chunk, part => Request("HGET", key, part)), mode).ConfigureAwait(false);
                parts.AddRange(answers.Select(static answer => new ArraySegment<byte>((byte[]?)answer ?? [])));
            }

            return count == 0 ? null : parts;
        }
        catch (SessionException)
        {
            // What it would have said is read from the sessions; where the server is at fault, that says so.
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask Write(string name, IReadOnlyList<ReadOnlyMemory<byte>> parts, IoMode mode)
    {
        var key = KeyOf(name);
        var fresh = key.Append($":$new:{Random.Shared.NextInt64():x16}");
        try
        {
            await context.Connection.Run(Request("HSET", fresh, 0, parts[0]), mode).ConfigureAwait(false);
            await context.Connection.Run(Request("EXPIRE", fresh, SecondsOfWriting), mode).ConfigureAwait(false);
            foreach (var chunk in Enumerable.Range(1, parts.Count - 1).Chunk(PartsAtOnce))
            {
                await SeparateAnswers.Of(context.Connection, Array.ConvertAll(chunk, part => Request("HSET", fresh, part, parts[part])), mode).ConfigureAwait(false);
            }

            await context.Connection.Run(Request("EXPIRE", fresh, SecondsKept), mode).ConfigureAwait(false);
            await context.Connection.Run(new RedisRequest { Command = "RENAME", Keys = [fresh, key], IsShared = true }, mode).ConfigureAwait(false);
        }
        catch (SessionException)
        {
            // Tried again when as much has changed again.
        }
    }

    /// <summary>Removes the copies.</summary>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Remove(IoMode mode)
    {
        RedisRequest[] requests = [.. ISearchCopies.NamesOf(context.Description).Select(name => Request("DEL", KeyOf(name)))];
        await SeparateAnswers.Of(context.Connection, requests, mode).ConfigureAwait(false);
    }

    // The texts of a log that has a longer list since the same save were only added to.
    /// <inheritdoc/>
    public bool IsAddition(string former, string state) => Split(former) is var (before, life) && Split(state) is var (now, same) && life == same && before <= now;

    // A token is given once.
    /// <inheritdoc/>
    public bool IsLasting(string state, DateTime asked) => true;

    private RedisKey KeyOf(string name) => context.Keys.SetOf("search", name);

    private static (long Length, string Life) Split(string state)
    {
        var colon = state.IndexOf(':', StringComparison.Ordinal);
        return (long.TryParse(state.AsSpan(0, Math.Max(0, colon)), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : long.MaxValue, state[(colon + 1)..]);
    }

    private static RedisRequest Request(string command, RedisKey key, params RedisValue[] values) =>
        new() { Command = command, Keys = [key], Values = values, IsShared = true, IsRead = command[1] is 'L' or 'G' };
}
