using System.Diagnostics.CodeAnalysis;
using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>
/// An environment whose stores do everything through their asynchronous members: the suite run on it proves that the asynchronous
/// half of a backend keeps the whole contract.
/// </summary>
/// <param name="inner">The environment of the backend; it is disposed with this one.</param>
/// <remarks>
/// Each synchronous call waits for its asynchronous counterpart, as the cases of the suite must and as no product code should. A
/// synchronous member without a counterpart of the same name and parameters is an error.
/// </remarks>
[RequiresDynamicCode("The stores are wrapped in types that are emitted at run time.")]
[RequiresUnreferencedCode("Each synchronous member is matched with its asynchronous counterpart by name.")]
public sealed class AsynchronousEnvironment(TestEnvironment inner) : TestEnvironment
{
    /// <inheritdoc/>
    public override bool IsAsynchronous => inner.IsAsynchronous;

    /// <inheritdoc/>
    public override bool HasLeases => inner.HasLeases;

    /// <inheritdoc/>
    public override bool HasClockOfItsOwn => inner.HasClockOfItsOwn;

    /// <summary>Wraps a store, so that its synchronous members wait for their asynchronous counterparts.</summary>
    /// <typeparam name="TStore">The generated interface of the store.</typeparam>
    /// <param name="store">The store; it is disposed with its wrapper.</param>
    /// <returns>The wrapper.</returns>
    public static TStore Wrap<TStore>(TStore store)
        where TStore : class, IDisposable =>
        BlockingTypes.Wrap(store);

    /// <inheritdoc/>
    public override TStore Open<TStore>(TimeProvider timeProvider) => BlockingTypes.Wrap(inner.Open<TStore>(timeProvider));

    /// <inheritdoc/>
    public override bool TryDamage(string key) => inner.TryDamage(key);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Action<string>> Damages => inner.Damages;

    /// <inheritdoc/>
    public override Func<IMultichatSessionStore>? Unreachable() =>
        inner.Unreachable() is { } open ? () => BlockingTypes.Wrap(open()) : null;

    /// <inheritdoc/>
    public override long? StoredBytes() => inner.StoredBytes();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
