using System.Reflection;
using Persistence.Redis.Scripts;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.Faults;

/// <summary>
/// A connection whose scripts a server ends after a number of writes, as Garnet does with one that takes long, and any server with one whose user may not go on. What
/// was written until then stays.
/// </summary>
public class CutDatabase : DispatchProxy
{
    // What counts the writes of a script stands on its first line.
    private const string Counter =
        "local real, writes, most = redis, 0, {0} "
        + "local isWrite = {{HSET=1, HDEL=1, RPUSH=1, SADD=1, SREM=1, DEL=1, SET=1, PEXPIREAT=1, RENAMENX=1}} "
        + "local function count(name) if isWrite[name] then writes = writes + 1 if writes > most then error('the script was cut off', 0) end end end "
        + "local redis = {{call = function(name, ...) count(name) return real.call(name, ...) end, pcall = function(name, ...) count(name) return real.pcall(name, ...) end}} ";

    private static readonly Dictionary<string, string> s_texts = typeof(RedisScript).Assembly.GetTypes()
        .SelectMany(static type => type.GetProperties(BindingFlags.Static | BindingFlags.Public))
        .Where(static property => property.PropertyType == typeof(RedisScript))
        .Select(static property => (RedisScript)property.GetValue(null)!)
        .ToDictionary(static script => Convert.ToHexString(script.Hash), static script => script.Text);

    private object _inner = null!;
    private Limit _limit = null!;

    /// <summary>Makes a connection.</summary>
    /// <param name="redis">The true one.</param>
    /// <param name="limit">Set where scripts are to end.</param>
    internal static IConnectionMultiplexer Of(IConnectionMultiplexer redis, Limit limit) => Wrap<IConnectionMultiplexer>(redis, limit);

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        try
        {
            if (targetMethod!.Name == "ScriptEvaluate" && _limit.Writes is { } writes && TextOf(args![0]) is { } text)
            {
                return ((IDatabase)_inner).ScriptEvaluate(Counter.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("{0}", $"{writes}", StringComparison.Ordinal) + text, (RedisKey[]?)args[1], (RedisValue[]?)args[2]);
            }

            var result = targetMethod.Invoke(_inner, args);
            return result is IDatabase database ? Wrap<IDatabase>(database, _limit) : result;
        }
        catch (TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    // Only what creates, saves, appends, deletes or renames is cut off.
    private static string? TextOf(object? script)
    {
        var text = script is byte[] hash ? s_texts[Convert.ToHexString(hash)] : script as string;
        return text is not null && (text.Contains("RPUSH", StringComparison.Ordinal) || text.Contains("RENAMENX", StringComparison.Ordinal)) ? text : null;
    }

    private static T Wrap<T>(object inner, Limit limit)
        where T : class
    {
        var proxy = Create<T, CutDatabase>();
        ((CutDatabase)(object)proxy)._inner = inner;
        ((CutDatabase)(object)proxy)._limit = limit;
        return proxy;
    }

    /// <summary>After how many writes a script ends.</summary>
    internal sealed class Limit
    {
        /// <summary>The number; null for never.</summary>
        public int? Writes { get; set; }
    }
}
