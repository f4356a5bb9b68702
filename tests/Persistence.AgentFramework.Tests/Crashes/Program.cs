using Persistence.AgentFramework.Tests.Conflicts;
using Xunit.MicrosoftTestingPlatform;

namespace Persistence.AgentFramework.Tests.Crashes;

/// <summary>The tests; or, with <c>worker</c> as first argument, a process that one of them starts and kills.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments) => arguments is ["worker", "host", var backend, var where, var prefix]
        ? HostProcess.Run(backend, where, prefix)
        : arguments is ["worker", .. var work] ? Worker.Run(work)
        : TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
