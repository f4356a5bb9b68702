using Persistence.Redis.Connection;

namespace Persistence.Redis.Scripts;

/// <summary>
/// The scripts that a server has had: their name is sent without looking for their text, which is hashed to be found. May be used from many threads.
/// </summary>
internal sealed class LoadedScripts
{
    // One bit each: it is asked before each command.
    private long _bits;

    /// <summary>Whether the server has had a script, or there is none.</summary>
    public bool Have(RedisScript? script) => script is null || (Volatile.Read(ref _bits) & script.Bit) != 0;

    /// <summary>The server has had it.</summary>
    public void Add(RedisScript script)
    {
        if (!Have(script))
        {
            Interlocked.Or(ref _bits, script.Bit);
        }
    }

    /// <summary>Finds out whether a script was not there that should have been: it went with a flush, or this server never had it.</summary>
    /// <param name="script">The script; null for none.</param>
    /// <param name="failure">What became of sending its name.</param>
    public bool Lack(RedisScript? script, Exception failure)
    {
        if (script is null || !Have(script) || !RedisFailure.IsAboutScript(failure))
        {
            return false;
        }

        Interlocked.And(ref _bits, ~script.Bit);
        return true;
    }
}
