using Persistence.Mapping;

namespace Persistence.Engine;

/// <content>The texts that are searched.</content>
public abstract partial class SessionEngine<TSession, TKey, TMap>
{
    internal sealed override void CollectText(TSession session, SearchText text) => TMap.CollectText(session, text);

    internal sealed override Action<TEntry, SearchText> CollectorOf<TEntry>(int ordinal)
    {
        var finder = new CollectorFinder(ordinal);
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
