// Written by `spec`. Changes are lost.

using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace PasseMarche.Vectors
{
    /// <summary>
    /// Runs the vectors of all clients through this one: the file and the base URL are its arguments, the credentials
    /// are in PM_CLIENT_ID and PM_CLIENT_SECRET. It prints a line for each and ends with 1 where one fails.
    /// </summary>
    public static class Program
    {
        /// <summary>Runs them.</summary>
        public static int Main(string[] arguments)
        {
            if (arguments.Length != 2)
            {
                Console.Error.WriteLine("usage: vectors FILE BASE_URL");
                return 2;
            }
            return RunAsync(arguments[0], arguments[1]).GetAwaiter().GetResult();
        }

        private static async Task<int> RunAsync(string file, string baseUrl)
        {
            var vectors = Values.Members(Json.Parse(File.ReadAllText(file)))["vectors"];
            var sandbox = new Sandbox(baseUrl);
            var isFailed = false;
            foreach (var vector in Values.Items(vectors))
            {
                var members = Values.Members(vector);
                try
                {
                    await Scene.PlayAsync(members, sandbox).ConfigureAwait(false);
                    Console.WriteLine("ok " + members["name"]);
                }
                catch (Exception failure)
                {
                    isFailed = true;
                    Console.WriteLine("not ok " + members["name"] + ": " + failure.Message);
                }
            }
            return isFailed ? 1 : 0;
        }
    }
}
