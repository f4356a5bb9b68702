using System.Reflection;
using System.Runtime.CompilerServices;
using StackExchange.Redis;

namespace Persistence.Redis.Tests.RoundTrips;

/// <summary>
/// Counts how often a blocking caller waits for a server. What is sent in a row is one wait: no answer is handed out before the caller waits for one.
/// </summary>
public class RoundTripCounter : DispatchProxy
{
    private static readonly MethodInfo s_hold = typeof(RoundTripCounter).GetMethod(nameof(Hold), BindingFlags.NonPublic | BindingFlags.Static)!;

    private object _inner = null!;
    private Row _row = null!;

    /// <summary>Makes a connection.</summary>
    /// <param name="redis">The true one.</param>
    /// <param name="row">Counts.</param>
    internal static IConnectionMultiplexer Of(IConnectionMultiplexer redis, Row row) => Wrap<IConnectionMultiplexer>(redis, row);

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        try
        {
            if (targetMethod!.Name == "Wait" && args![0] is Task sent)
            {
                _row.Release(sent);
            }

            return Answer(targetMethod, targetMethod.Invoke(_inner, args));
        }
        catch (TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    private static bool IsCall(MethodInfo method) =>
        method.Name == "HashGetAll" || method.Name.StartsWith("Execute", StringComparison.Ordinal) || method.Name.StartsWith("ScriptEvaluate", StringComparison.Ordinal) || method.ReturnType.IsAssignableTo(typeof(Task));

    private object? Answer(MethodInfo method, object? result)
    {
        var isCall = _inner is IDatabase && IsCall(method);
        switch (result)
        {
            case IDatabase database:
                return Wrap<IDatabase>(database, _row);
            case Task answer when isCall && method.ReturnType.IsGenericType:
                var held = (Task)s_hold.MakeGenericMethod(method.ReturnType.GetGenericArguments()).Invoke(null, [answer, _row.Gate])!;
                _row.Add(held);
                return held;
            default:
                _row.Count += isCall ? 1 : 0;
                return result;
        }
    }

    private static async Task<T> Hold<T>(Task<T> answer, Task gate)
    {
        await gate.ConfigureAwait(false);
        return await answer.ConfigureAwait(false);
    }

    private static T Wrap<T>(object inner, Row row)
        where T : class
    {
        var proxy = Create<T, RoundTripCounter>();
        ((RoundTripCounter)(object)proxy)._inner = inner;
        ((RoundTripCounter)(object)proxy)._row = row;
        return proxy;
    }

    /// <summary>What was sent since the caller waited last. For one thread.</summary>
    internal sealed class Row
    {
        private readonly ConditionalWeakTable<Task, TaskCompletionSource> _gates = [];
        private TaskCompletionSource _gate = new();

        /// <summary>How often the caller waited.</summary>
        public int Count { get; set; }

        /// <summary>Opens when it waits.</summary>
        public Task Gate => _gate.Task;

        /// <summary>Adds what was sent.</summary>
        /// <param name="sent">The task that the caller has.</param>
        public void Add(Task sent) => _gates.Add(sent, _gate);

        /// <summary>The caller waits.</summary>
        /// <param name="sent">For what.</param>
        public void Release(Task sent)
        {
            if (_gates.TryGetValue(sent, out var gate) && gate == _gate)
            {
                Count++;
                _gate = new TaskCompletionSource();
                gate.SetResult();
            }
        }

        /// <summary>Counts what an action takes.</summary>
        /// <param name="action">The action.</param>
        public int Of(Action action)
        {
            Count = 0;
            action();
            return Count;
        }
    }
}
