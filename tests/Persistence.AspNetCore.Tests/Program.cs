using Persistence.AspNetCore.Tests.Support;
using Xunit.MicrosoftTestingPlatform;

namespace Persistence.AspNetCore.Tests;

/// <summary>The tests; or, with <c>serve</c> as first argument, a program with a feed that one of them starts and kills.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments) => arguments is ["serve", var backend, var where, var prefix, var address]
        ? ServerProcess.Serve(backend, where, prefix, address)
        : TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}
