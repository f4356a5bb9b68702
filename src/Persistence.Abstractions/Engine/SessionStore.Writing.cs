using Persistence.Monitoring;

namespace Persistence.Engine;

/// <content>What a create and a save are made of.</content>
public abstract partial class SessionStore<TSession, TKey>
{
    private static readonly Func<(SessionStore<TSession, TKey> Store, TSession Session, bool IsCreation), IoMode, ValueTask<long>> s_write =
        static (call, mode) => call.Store.Writes.Write(call.Store, call.Session, call.IsCreation, mode);

    internal SessionWrites<TSession, TKey> Writes { get; }
}
