using System.Text;
using Microsoft.AspNetCore.Http;

namespace Persistence.AspNetCore.Requests;

/// <summary>Answers with one line that says what is wrong.</summary>
internal static class Problem
{
    public static async Task Write(HttpContext context, int status, string line)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), context.RequestAborted).ConfigureAwait(false);
        }
    }

    public static Task BadRequest(HttpContext context, string line) => Write(context, StatusCodes.Status400BadRequest, line);
}
