using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;

namespace Persistence.Redis.Queries;

/// <summary>Answers queries: the server says which index has the fewest sessions.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <param name="engine">The engine.</param>
/// <param name="context">The connection, and the names of keys.</param>
internal sealed class RedisQueries<TSession, TKey>(SessionEngine<TSession, TKey> engine, RedisContext context) : QueryHandler<TSession, TKey>(engine)
    where TSession : class, IPersistedSession
    where TKey : notnull
{
    /// <inheritdoc/>
    protected override async ValueTask<QueryCondition> ChooseCondition(IReadOnlyList<QueryCondition> conditions, IoMode mode)
    {
        var answers = await SeparateAnswers.Of(context.Connection, [.. conditions.Select(CountOf)], mode).ConfigureAwait(false);
        return conditions.Zip(answers, static (condition, answer) => (condition, Count: answer is null ? long.MaxValue : (long)answer)).MinBy(static one => one.Count).condition;
    }

    private RedisRequest CountOf(QueryCondition condition)
    {
        var (from, to) = IndexMember.RangeOf(condition.Text!, condition.EndText);
        return new RedisRequest { Command = "ZLEXCOUNT", Keys = [context.Keys.Index(condition.Index)], Values = ["[" + from, "(" + to], IsRead = true };
    }
}
