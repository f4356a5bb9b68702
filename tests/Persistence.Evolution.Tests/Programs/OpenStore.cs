using System.Collections;
using System.Reflection;
using System.Text.Json;
using StackExchange.Redis;

namespace Persistence.Evolution.Tests.Programs;

/// <summary>The generated store of a row's class on one backend, used through reflection: its class is known when the tests run.</summary>
internal sealed class OpenStore : IDisposable
{
    private delegate AppendResult Append<TKey, TEntry>(TKey key, ReadOnlySpan<TEntry> entries);

    private readonly Type _session;
    private readonly object _store;
    private readonly Type _key;

    public OpenStore(Type session, string place, Func<string, ConnectionMultiplexer> server, TimeProvider clock)
    {
        _session = session;
        var (backend, where) = (place.Split(':')[0], place[(place.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        _store = backend switch
        {
            "JSON" => Make("JsonStore", where, new JsonStoreOptions { Durability = Durability.Relaxed, TimeProvider = clock }),
            "SQLite" => Make("SqliteStore", $"Data Source={where};Pooling=False", new SqliteStoreOptions { Durability = Durability.Relaxed, TimeProvider = clock }),
            _ => Make("RedisStore", server(where.Split('@')[1]), new RedisStoreOptions { KeyPrefix = where.Split('@')[0], TimeProvider = clock }),
        };
        _key = _store.GetType().GetInterfaces().Single(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ISessionStore<,>)).GetGenericArguments()[1];
    }

    /// <summary>Does what a call asks for.</summary>
    public string Do(Call call)
    {
        switch (call.Do)
        {
            case "create":
                Invoke("Create", JsonSerializer.Deserialize(call.Value, _session, SessionText.Options)!);
                return "";
            case "change":
                Change(call);
                return "";
            case "append":
                return Appended(call);
            case "find":
                return Found(call);
            default:
                return JsonSerializer.Serialize(Load(call), _session, SessionText.Options);
        }
    }

    public void Dispose() => ((IDisposable)_store).Dispose();

    private object Make(string kind, params object[] arguments)
    {
        var constructor = _session.Assembly.GetType(_session.FullName + kind, throwOnError: true)!.GetConstructor([arguments[0] is string ? typeof(string) : typeof(IConnectionMultiplexer), arguments[1].GetType()])!;
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    private object Load(Call call) => Invoke("Load", Key(call))!;

    private void Change(Call call)
    {
        var session = Load(call);
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(call.Value)!)
        {
            var member = _session.GetProperty(name) ?? throw new ArgumentException($"{_session} has no member {name}.");
            member.SetValue(session, value.Deserialize(member.PropertyType, SessionText.Options));
        }

        Invoke("Save", session);
    }

    private string Appended(Call call)
    {
        var entry = _session.GetProperty(call.Name)!.PropertyType.GetGenericArguments()[0];
        return (string)GetType().GetMethod(nameof(AppendOne), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(_key, entry)
            .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [call], null)!;
    }

    private string AppendOne<TKey, TEntry>(Call call)
    {
        var append = _store.GetType().GetMethod("Append" + call.Name, [typeof(TKey), typeof(ReadOnlySpan<TEntry>)])!.CreateDelegate<Append<TKey, TEntry>>(_store);
        append((TKey)Key(call), [JsonSerializer.Deserialize<TEntry>(call.Value, SessionText.Options)!]);
        return "";
    }

    private string Found(Call call)
    {
        var find = _store.GetType().GetMethods().Single(method => method.Name == call.Name);
        var value = JsonSerializer.Deserialize(call.Value, find.GetParameters()[0].ParameterType, SessionText.Options);
        return string.Join(", ", ((IEnumerable)find.Invoke(_store, BindingFlags.DoNotWrapExceptions | BindingFlags.OptionalParamBinding, null, [value, int.MaxValue, Type.Missing], null)!).Cast<object>());
    }

    private object Key(Call call) => JsonSerializer.Deserialize(call.Key, _key, SessionText.Options)!;

    private object? Invoke(string name, object argument)
    {
        var method = _store.GetType().GetMethods().Single(method => method.Name == name && !method.IsGenericMethod
            && method.GetParameters() is [var first, ..] && first.ParameterType.IsInstanceOfType(argument) && method.GetParameters().Skip(1).All(static parameter => parameter.HasDefaultValue));
        return method.Invoke(
            _store, BindingFlags.DoNotWrapExceptions | BindingFlags.OptionalParamBinding, null, [argument, .. method.GetParameters().Skip(1).Select(static _ => Type.Missing)], null);
    }
}
