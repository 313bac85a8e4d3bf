// Written from spec.yaml by `spec`. Changes are lost: change the contract.

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace PasseMarche
{
    /// <summary>A refusal with status 401.</summary>
    public sealed class UnauthorizedException : RefusalException
    {
        internal UnauthorizedException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private UnauthorizedException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 404.</summary>
    public sealed class NotFoundException : RefusalException
    {
        internal NotFoundException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private NotFoundException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 409.</summary>
    public sealed class ConflictException : RefusalException
    {
        internal ConflictException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<Conflict>(answer, PasseMarche.Conflict.FromJson)) { }

        private ConflictException(string operation, Answer answer, Conflict body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public Conflict Body { get; }
    }

    /// <summary>A refusal with status 410.</summary>
    public sealed class GoneException : RefusalException
    {
        internal GoneException(string operation, Answer answer)
            : base(operation, answer, new string[0]) { }
    }

    /// <summary>A refusal with status 416.</summary>
    public sealed class RangeNotSatisfiableException : RefusalException
    {
        internal RangeNotSatisfiableException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private RangeNotSatisfiableException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 422.</summary>
    public sealed class UnprocessableContentException : RefusalException
    {
        internal UnprocessableContentException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private UnprocessableContentException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }

    /// <summary>A refusal with status 500.</summary>
    public sealed class InternalServerErrorException : RefusalException
    {
        internal InternalServerErrorException(string operation, Answer answer)
            : this(operation, answer, Engine.Body<ErrorBody>(answer, PasseMarche.ErrorBody.FromJson)) { }

        private InternalServerErrorException(string operation, Answer answer, ErrorBody body)
            : base(operation, answer, body.Sentences())
        {
            Body = body;
        }

        /// <summary>What the service says about it.</summary>
        public ErrorBody Body { get; }
    }
}
