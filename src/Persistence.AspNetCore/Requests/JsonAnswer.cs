using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Persistence.AspNetCore.Requests;

/// <summary>Answers with JSON.</summary>
internal static class JsonAnswer
{
    public static async Task Write(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = FeedJson.Begin(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = buffer.WrittenCount;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
