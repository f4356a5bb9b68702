using Xunit.MicrosoftTestingPlatform;

namespace Persistence.Redis.Tests.Processes;

/// <summary>The tests; or, with <c>worker</c> as first argument, a process that tests start and kill.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        if (arguments.FirstOrDefault() == "worker")
        {
            return Worker.Run(arguments[1..]);
        }

        return TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions).GetAwaiter().GetResult();
    }
}
