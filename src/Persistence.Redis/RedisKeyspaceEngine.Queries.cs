using Persistence.Engine;
using Persistence.Redis.Connection;
using Persistence.Redis.Indexes;

namespace Persistence.Redis;

/// <content>Queries: the server says which index has the fewest sessions.</content>
public abstract partial class RedisKeyspaceEngine<TSession, TKey, TMap>
{
    /// <inheritdoc/>
    protected override async ValueTask<QueryCondition> ChooseCondition(IReadOnlyList<QueryCondition> conditions, IoMode mode)
    {
        var answers = await SeparateAnswers.Of(Context.Connection, [.. conditions.Select(Count)], mode).ConfigureAwait(false);
        return conditions.Zip(answers, static (condition, answer) => (condition, Count: answer is null ? long.MaxValue : (long)answer)).MinBy(static one => one.Count).condition;
    }

    private RedisRequest Count(QueryCondition condition)
    {
        var (from, to) = IndexMember.RangeOf(condition.Text!, condition.EndText);
        return new RedisRequest { Command = "ZLEXCOUNT", Keys = [Context.Keys.Index(condition.Index)], Values = ["[" + from, "(" + to], IsRead = true };
    }
}
