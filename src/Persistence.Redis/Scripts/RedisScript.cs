using System.Security.Cryptography;
using System.Text;

namespace Persistence.Redis.Scripts;

/// <summary>A Lua script, and the name under which a server knows it once it was loaded.</summary>
internal sealed class RedisScript
{
    private static int s_scripts;

    /// <summary>Takes a script.</summary>
    /// <param name="text">Its text.</param>
    public RedisScript(string text)
    {
        Text = text;
        Quiet = text.Contains(CommitParts.Publish, StringComparison.Ordinal) ? new RedisScript(text.Replace(CommitParts.Publish, "", StringComparison.Ordinal)) : this;
        Bit = 1L << Interlocked.Increment(ref s_scripts);
#pragma warning disable CA5350 // Redis names scripts by their SHA-1; nothing is protected by it.
        Hash = SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
    }

    /// <summary>A bit that no other script has; there are fewer than sixty.</summary>
    public long Bit { get; }

    /// <summary>Its text.</summary>
    public string Text { get; }

    /// <summary>The same without the message to tails.</summary>
    public RedisScript Quiet { get; }

    /// <summary>What EVALSHA takes, in binary.</summary>
    public byte[] Hash { get; }
}
