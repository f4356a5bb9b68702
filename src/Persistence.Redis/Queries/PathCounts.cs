using Persistence.Engine;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;

namespace Persistence.Redis.Queries;

/// <summary>How many entries of their indexes ways to answer a query concern.</summary>
internal static class PathCounts
{
    /// <summary>Asks the server.</summary>
    /// <param name="context">Connection and names.</param>
    /// <param name="paths">The ways.</param>
    /// <param name="mode">How to run.</param>
    /// <returns>The numbers, in the order of the ways; the greatest one where an index cannot be read.</returns>
    public static async ValueTask<long[]> Of(RedisContext context, IReadOnlyList<QueryPath> paths, IoMode mode)
    {
        var answers = await SeparateAnswers.Of(context.Connection, [.. paths.Select(path => CountOf(context, path))], mode).ConfigureAwait(false);
        return Array.ConvertAll([.. answers], static answer => answer is null ? long.MaxValue : (long)answer);
    }

    private static RedisRequest CountOf(RedisContext context, QueryPath path)
    {
        var (from, to) = IndexMember.RangeOf(path.Part.Value, path.Part.End);
        return new RedisRequest { Command = "ZLEXCOUNT", Keys = [context.Keys.Index(path.Part.Index)], Values = ["[" + from, "(" + to], IsRead = true };
    }
}
