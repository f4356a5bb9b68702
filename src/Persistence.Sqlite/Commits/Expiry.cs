using Persistence.Mapping;

namespace Persistence.Sqlite;

/// <summary>When sessions expire, as it is stored: milliseconds since 1970.</summary>
internal static class Expiry
{
    // What a tool wrote may lie beyond.
    private static readonly long s_firstMoment = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long s_lastMoment = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>The expiry of a new session; null for never.</summary>
    /// <param name="context">The session class.</param>
    /// <param name="now">The present.</param>
    /// <param name="own">What the session says itself.</param>
    public static long? OfNew(SqliteContext context, DateTimeOffset now, OwnExpiry own) =>
        context.Description.ExpiryAfterSave(now, null, own, isCreation: true)?.ToUnixTimeMilliseconds();

    /// <summary>The expiry of a session after a commit; null for never.</summary>
    /// <param name="context">The session class.</param>
    /// <param name="now">The present.</param>
    /// <param name="current">The present expiry.</param>
    /// <param name="own">What the session says itself.</param>
    public static long? AfterCommit(SqliteContext context, DateTimeOffset now, long? current, OwnExpiry own) => context.Description
        .ExpiryAfterSave(now, current is { } expiry ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(expiry, s_firstMoment, s_lastMoment)) : null, own, isCreation: false)
        ?.ToUnixTimeMilliseconds();

    /// <summary>Writes the expiry that an append gives its session, if that is another one.</summary>
    /// <param name="context">The session class.</param>
    /// <param name="connection">The connection, inside a transaction.</param>
    /// <param name="row">The session's row.</param>
    /// <param name="at">The present, and what the session says itself.</param>
    public static void Prolong(SqliteContext context, SqliteConnectionContext connection, SessionRow row, (DateTimeOffset Now, OwnExpiry Own) at)
    {
        if (AfterCommit(context, at.Now, row.ExpiresAt, at.Own) is { } expiry && expiry != row.ExpiresAt)
        {
            var touch = connection.Prepare(context.Sql.Sessions.Touch);
            touch.Parameters.BindInt64(1, expiry);
            touch.Parameters.BindInt64(2, row.Id);
            touch.Run();
        }
    }
}
