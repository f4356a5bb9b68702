using Persistence.Mapping;

namespace Persistence.Json;

/// <summary>Which sessions exist for this class, and which it may not read.</summary>
/// <param name="context">Class and clock.</param>
/// <param name="logs">The logs of the class.</param>
internal sealed class SessionChecks(JsonContext context, IReadOnlyList<StoredLog> logs)
{
    /// <summary>Reports whether there is a session that has not expired.</summary>
    /// <param name="open">The session; null when it is absent.</param>
    /// <returns>True when there is.</returns>
    public bool IsLive(OpenSession? open) => open is not null && !open.State.IsExpired(context.Now);

    /// <summary>Gives a session that exists.</summary>
    /// <param name="open">The session; null when it is absent.</param>
    /// <param name="key">Its key.</param>
    /// <returns>The session; null when it is absent or expired.</returns>
    /// <exception cref="SessionSchemaException">A newer version of the class wrote it.</exception>
    public OpenSession? Live(OpenSession? open, string key)
    {
        if (!IsLive(open))
        {
            return null;
        }

        ThrowIfUnreadable(open!.State, key);
        return open;
    }

    /// <summary>Gives a session that must exist.</summary>
    /// <param name="open">The session; null when it is absent.</param>
    /// <param name="key">Its key.</param>
    /// <returns>The session.</returns>
    /// <exception cref="SessionNotFoundException">It is absent or expired.</exception>
    public OpenSession Existing(OpenSession? open, string key) => Live(open, key) ?? throw SessionErrors.NotFound(key, context.DisplayName);

    /// <summary>Checks that this class would see a session as a whole: it holds no data of a newer one, and no log that was renamed while an older program ran.</summary>
    /// <param name="state">The session.</param>
    /// <param name="key">Its key.</param>
    /// <exception cref="SessionSchemaException">A newer version of the class wrote it.</exception>
    /// <exception cref="LineDamageException">A log was appended to under two of its names.</exception>
    public void ThrowIfUnreadable(SessionState state, string key)
    {
        ThrowIfNewer(state, key);
        foreach (var log in logs)
        {
            if (log.Names.AreSplitIn(state.Logs))
            {
                throw new LineDamageException(state.Start, $"log '{log.Names.Present}' was also appended to under a former name, by a program from before it was renamed; recovery joins its parts") { IsOfText = false };
            }
        }
    }

    /// <summary>Checks that no newer version of the class wrote a session.</summary>
    /// <param name="state">The session.</param>
    /// <param name="key">Its key.</param>
    /// <exception cref="SessionSchemaException">One did.</exception>
    public void ThrowIfNewer(SessionState state, string key)
    {
        if (state.Schema > context.Description.SchemaVersion)
        {
            throw StoredDataErrors.NewerSchema(key, context.DisplayName, context.Description, state.Schema);
        }
    }
}
