using Persistence.Engine;
using Persistence.Mapping;
using Persistence.Redis.Sessions;
using Persistence.Redis.Connection;
using Persistence.Redis.Headers;
using Persistence.Redis.Layout;

namespace Persistence.Redis.Indexes;

/// <summary>
/// Throws for a class whose key has other parts than the sessions in the listing, or in another order: their names would be taken for those of other
/// sessions. It takes one or two round trips, before a store's first operation.
/// </summary>
/// <typeparam name="TSession">The session class.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="TMap">The generated map.</typeparam>
/// <param name="context">Connection and names.</param>
internal sealed class KeyCheck<TSession, TKey, TMap>(RedisContext context)
    where TSession : class, IPersistedSession
    where TKey : notnull
    where TMap : ISessionMap<TSession, TKey>
{
    /// <summary>Looks at the first sessions of the listing.</summary>
    /// <exception cref="SessionSchemaException">Their key is another one.</exception>
    public async ValueTask Run(IoMode mode)
    {
        try
        {
            await Look(mode).ConfigureAwait(false);
        }
        catch (SessionCorruptedException)
        {
            // A key of another type: the operation that needs it reports that.
        }
    }

    private async ValueTask Look(IoMode mode)
    {
        var check = new StoredKeyCheck(context.Description, context.DisplayName);
        foreach (var entry in await FirstEntries(mode).ConfigureAwait(false))
        {
            if (context.Description.KeyParts.Count == 1 && !entry.Key.Contains(KeyForms.Separator, StringComparison.Ordinal))
            {
                // Of one part, as the class has it.
                return;
            }

            await Look(entry, check, mode).ConfigureAwait(false);
            if (check.IsDecided)
            {
                return;
            }
        }

        check.ThrowIfOther();
    }

    private async ValueTask<IEnumerable<IndexMember>> FirstEntries(IoMode mode)
    {
        var request = new RedisRequest { Command = "ZRANGEBYLEX", Keys = [context.Keys.Listing], Values = ["-", "+", "LIMIT", 0, StoredKeyCheck.MostSessions], IsRead = true };
        var members = (byte[]?[]?)(await context.Connection.Run(request, mode).ConfigureAwait(false)).Result ?? [];
        return members.Select(static member => IndexMember.Parse(Utf8.Read(member), inIndex: false)).Where(static entry => entry.Token.Value > 0);
    }

    private async ValueTask Look(IndexMember entry, StoredKeyCheck check, IoMode mode)
    {
        foreach (var key in KeyForms.Of(entry.Key, context.Description.KeyParts))
        {
            var request = RedisRequest.Reading("HGETALL", context.Keys.HashKey(key), key);
            var hash = new StoredHash((await context.Connection.ReadHash(request, mode).ConfigureAwait(false)).Result);
            if (hash.Listed == entry.Token.ToString())
            {
                check.Add<TSession, TKey, TMap>(key, HeaderFields.Join(hash.Fields).Written, VersionFields.Of(context.Description, hash)?.Header ?? hash.Schema);
                return;
            }
        }
    }
}
