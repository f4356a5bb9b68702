using Xunit.MicrosoftTestingPlatform;

namespace Persistence.Evolution.Tests.Programs;

/// <summary>The tests; or, with <c>version</c> as first argument, a program that was built with one version of every class.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        if (arguments.FirstOrDefault() == "version")
        {
            using var program = new VersionProgram(arguments[1]);
            program.Serve(Console.In, Console.Out);
            return 0;
        }

        return TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions).GetAwaiter().GetResult();
    }
}
