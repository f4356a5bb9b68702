using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Sqlite.Mapping;

namespace Persistence.Sqlite;

/// <summary>The leases of a session class: each change of one is a transaction on the session's row.</summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Tables and clocks.</param>
/// <param name="lookup">Finds rows.</param>
internal sealed class SqliteLeases<TSession, TKey, TMap>(SqliteContext context, SessionLookup<TSession, TKey, TMap> lookup) : LeaseHandler<TKey>
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISqliteMap<TSession, TKey>
{
    /// <inheritdoc/>
    public override DateTimeOffset Now => context.Now;

    private LeaseClock Clock => context.Database.Options.LeaseClock;

    /// <inheritdoc/>
    public override async ValueTask<LeaseGrant> Acquire(EncodedKey<TKey> key, LeaseRequest request, IoMode mode)
    {
        var grant = default(LeaseGrant);
        await Write(
            key,
            connection =>
            {
                var row = lookup.FindUsable(connection, key.Value, key.Text) ?? throw SessionErrors.NotFound(key.Text, context.DisplayName);
                var lease = context.Leases.Read(connection, row.Id, key.Text);
                grant = LeaseRules.Acquire(ref lease, request, row.Token, (Clock, context.Now));
                if (grant.Outcome == LeaseOutcome.Granted)
                {
                    context.Leases.Write(connection, row.Id, lease!);
                }
            },
            mode).ConfigureAwait(false);
        return grant;
    }

    /// <inheritdoc/>
    public override ValueTask<bool> Renew(EncodedKey<TKey> key, TimeSpan duration, IoMode mode) => Change(key, lease => lease.For(duration, Clock), mode);

    /// <inheritdoc/>
    public override async ValueTask Release(EncodedKey<TKey> key, IoMode mode) => await Change(key, static lease => lease.Released(), mode).ConfigureAwait(false);

    /// <inheritdoc/>
    public override ValueTask<LeaseState> Find(EncodedKey<TKey> key, IoMode mode) => context.Database.Connections.Read(
        key.Text,
        connection => lookup.FindUsable(connection, key.Value, key.Text) is { } row ? context.Leases.Read(connection, row.Id, key.Text)?.State(Clock) ?? default : default,
        mode);

    private async ValueTask<bool> Change(EncodedKey<TKey> key, Func<StoredLease, StoredLease> change, IoMode mode)
    {
        var isHeld = false;
        await Write(
            key,
            connection =>
            {
                isHeld = false;
                if (lookup.FindPresent(connection, key.Value) is { } row && context.Leases.Read(connection, row.Id, key.Text) is { } lease && lease.Nonce == key.Lease && lease.IsHeld(Clock))
                {
                    context.Leases.Write(connection, row.Id, change(lease));
                    isHeld = true;
                }
            },
            mode).ConfigureAwait(false);
        return isHeld;
    }

    private ValueTask Write(EncodedKey<TKey> key, Action<SqliteConnectionContext> change, IoMode mode) => context.Database.Connections.Write(
        key.Text,
        new DelegateCommand(writer =>
        {
            context.Triggers.ThrowIfTriggered(writer);
            change(writer.Context);
        }),
        mode);
}
