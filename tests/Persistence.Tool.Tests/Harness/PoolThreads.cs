using System.Runtime.CompilerServices;

namespace Persistence.Tool.Tests.Harness;

/// <summary>Tests block pool threads, as programs with synchronous stores do; on two processors the pool adds threads too slowly for the answers of a server that come meanwhile.</summary>
internal static class PoolThreads
{
    [ModuleInitializer]
    internal static void Raise() => ThreadPool.SetMinThreads(64, 64);
}
