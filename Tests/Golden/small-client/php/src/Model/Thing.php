<?php

// Written from spec.yaml by `spec`. Changes are lost: change the contract.

declare(strict_types=1);

namespace PasseMarche\Model;

use PasseMarche\Exception\ReadException;
use PasseMarche\Members;
use PasseMarche\Wire;

/**
 * The thing itself.
 *
 * A description of several paragraphs, of which the second is long enough to be wrapped when it is written into the
 * comments of a client.
 */
final class Thing implements \JsonSerializable
{
    /**
     * @param string $color see {@see Color}
     * @param list<string> $names see {@see Name}
     * @param ?string $note Whatever there is to say
     * @param list<string>|null $otherNames see {@see Name}
     * @param list<Thing>|null $parts
     * @param array<string, int>|null $sizes
     */
    public function __construct(
        public readonly string $name,
        public readonly string $color,
        public readonly string $madeOn,
        public readonly float $price,
        public readonly array $names,
        public readonly ?string $id = null,
        public readonly \DateTimeInterface|string|null $opensAt = null,
        public readonly ?\DateTimeInterface $seenAt = null,
        public readonly ?int $stock = null,
        public readonly ?int $answer = null,
        public readonly ?string $note = null,
        public readonly ?string $key = null,
        public readonly ?string $pageUrl = null,
        public readonly ?string $mail = null,
        public readonly ?string $seal = null,
        public readonly ?array $otherNames = null,
        public readonly ?Shape $shape = null,
        public readonly ?Size $size = null,
        public readonly ?Thing $parent = null,
        public readonly ?array $parts = null,
        public readonly ?array $sizes = null,
        public readonly ?ThingOwner $owner = null,
        public readonly ?bool $default = null,
    ) {
    }

    /** @throws \PasseMarche\Exception\ReadException where it is not what the contract says */
    public static function read(mixed $json, string $place = ''): self
    {
        $members = new Members($json, $place);
        return new self(
            name: $members->need('name', Wire::string(...)),
            color: $members->need('color', Wire::string(...)),
            madeOn: $members->need('made_on', Wire::string(...)),
            price: $members->need('price', Wire::number(...)),
            names: $members->need('names', Wire::listOf(Wire::string(...))),
            id: $members->may('id', Wire::string(...)),
            opensAt: $members->may('opens_at', Wire::moment(...)),
            seenAt: $members->may('seen_at', Wire::instant(...)),
            stock: $members->may('stock', Wire::integer(...)),
            answer: $members->may('answer', Wire::integer(...)),
            note: $members->may('note', Wire::string(...)),
            key: $members->may('key', Wire::string(...)),
            pageUrl: $members->may('page_url', Wire::string(...)),
            mail: $members->may('mail', Wire::string(...)),
            seal: $members->may('seal', Wire::bytes(...)),
            otherNames: $members->may('other-names', Wire::listOf(Wire::string(...))),
            shape: $members->may('shape', Shape::read(...)),
            size: $members->may('size', Size::read(...)),
            parent: $members->may('parent', Thing::read(...)),
            parts: $members->may('parts', Wire::listOf(Thing::read(...))),
            sizes: $members->may('sizes', Wire::mapOf(Wire::integer(...))),
            owner: $members->may('owner', ThingOwner::read(...)),
            default: $members->may('default', Wire::boolean(...)),
        );
    }

    public function jsonSerialize(): \stdClass
    {
        return Wire::members([
            'id' => $this->id,
            'name' => $this->name,
            'color' => $this->color,
            'made_on' => $this->madeOn,
            'opens_at' => $this->opensAt === null ? null : Wire::time($this->opensAt),
            'seen_at' => $this->seenAt === null ? null : Wire::time($this->seenAt),
            'price' => $this->price,
            'stock' => $this->stock,
            'answer' => $this->answer,
            'note' => $this->note,
            'key' => $this->key,
            'page_url' => $this->pageUrl,
            'mail' => $this->mail,
            'seal' => $this->seal === null ? null : base64_encode($this->seal),
            'names' => $this->names,
            'other-names' => $this->otherNames,
            'shape' => $this->shape,
            'size' => $this->size,
            'parent' => $this->parent,
            'parts' => $this->parts,
            'sizes' => $this->sizes === null ? null : (object) $this->sizes,
            'owner' => $this->owner,
            'default' => $this->default,
        ]);
    }
}
