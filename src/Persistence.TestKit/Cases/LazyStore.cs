using Persistence.TestKit.Sessions;

namespace Persistence.TestKit;

/// <summary>A store that is opened by its first use, so that an error on opening is one on use.</summary>
internal sealed class LazyStore(Func<IMultichatSessionStore> open) : IDisposable
{
    private IMultichatSessionStore? _store;

    public IMultichatSessionStore Value => _store ??= open();

    public void Dispose() => _store?.Dispose();
}
