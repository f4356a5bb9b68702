using Persistence.Mapping;

namespace Persistence.Engine;

/// <summary>What queries and searches ask a generated map.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
internal sealed class MappedMembers<TSession, TKey, TMap> : MappedMembers<TSession>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Those of the class: a map has no state.</summary>
    public static readonly MappedMembers<TSession> Instance = new MappedMembers<TSession, TKey, TMap>();

    /// <inheritdoc/>
    public override Func<TValue, string?> EncoderOf<TValue>(int index) => (Func<TValue, string?>)IndexEncoders<TSession, TKey, TMap>.All[index];

    /// <inheritdoc/>
    public override IReadOnlyList<(int Index, string Value)> IndexValuesOf(TSession session)
    {
        var values = new IndexValues { IsOfMembersAlone = true };
        TMap.CollectIndexValues(session, values);
        return values.Values;
    }

    /// <inheritdoc/>
    public override void CollectText(TSession session, SearchText text) => TMap.CollectText(session, text);

    /// <inheritdoc/>
    public override Action<TEntry, SearchText> CollectorOf<TEntry>(int log)
    {
        var finder = new CollectorFinder(log);
        TMap.VisitLogs(ref finder);
        return (Action<TEntry, SearchText>)finder.Found!;
    }

    private struct CollectorFinder(int ordinal) : ILogVisitor<TSession>
    {
        public Delegate? Found { get; private set; }

        public void Visit<TEntry, TLog>()
            where TLog : ILogMap<TSession, TEntry>
        {
            if (TLog.Description.Ordinal == ordinal)
            {
                Found = (Action<TEntry, SearchText>)TLog.CollectText;
            }
        }
    }
}
